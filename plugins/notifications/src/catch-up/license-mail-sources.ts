import { databaseOf } from "@mintreu/kit/http/knex";
import { CLAIMS_PER_ADDRESS } from "@mintreu/licensing/domain/claim-token";
import type { NewsKind } from "../news/license-mails";
import { findIssuedLicenses } from "../queries/license-news";
import { sendLicenseKeysWorkflow } from "../workflows/send-license-keys";
import { sendLicenseNewsWorkflow } from "../workflows/send-license-news";
import type { CaughtUpMail } from "./caught-up-mail";

/** A subject says all that its mail is made of: `<kind>:<id>[:<notice id>[:<days>]]`; ids hold no colon. */
function news(name: string, sql: string, bindings: Record<string, unknown> = {}): CaughtUpMail {
  return {
    name,
    sql,
    bindings,
    async send(container, subject) {
      const [kind, id = "", notice_id, days] = subject.split(":");
      const input = { kind: kind as NewsKind, id, notice_id, days: days ? Number(days) : undefined };
      const { result, errors } = await sendLicenseNewsWorkflow(container).run({ input, throwOnError: false });
      return { sent: errors.length > 0 ? 0 : result.filter((outcome) => outcome === "sent").length, errors };
    },
  };
}

/** Reminders and ends that hold still; those that nobody told of yet are the expiry job's to tell. */
const endMails = news(
  "license-end",
  `select 'license-news:' || n.id as key, n.announced_at as since,
          case n.kind when 'expired' then 'expired:' || l.id || ':' || n.id
                      else 'expiring:' || l.id || ':' || n.id || ':' || split_part(n.kind, '_', 2) end as subject
     from license_notice n
     join license l on l.id = n.license_id and l.expires_at = n.expires_at
    where n.announced_at > :after
      and case n.kind when 'expired' then l.status = 'expired' else l.status = 'active' and l.expires_at > :now end`,
);

/** The last of its sort, as long as the licence is still what it says. */
const decisionMails = news(
  "license-decided",
  `select 'license-news:' || g.id as key, g.action || ':' || g.license_id as subject, g.created_at as since
     from license_log g
     join license l on l.id = g.license_id and l.status = g.action
    where g.created_at > :after and g.action in ('suspended', 'revoked')
      and not exists (select 1 from license_log later where later.license_id = g.license_id and later.action = g.action
                         and (later.created_at, later.id) > (g.created_at, g.id))`,
);

const transferMails = news(
  "license-transfer",
  `select 'license-news:' || t.id || ':' || t.status || w.whom as key, 'transfer:' || t.id as subject,
          case t.status when 'requested' then t.created_at when 'completed' then t.completed_at else t.decided_at end as since
     from license_transfer t
     join customer c on c.id = t.from_customer_id
     join (values ('requested', ''), ('declined', ':sender'), ('approved', ':sender'), ('approved', ':recipient'),
                  ('completed', ':sender'), ('completed', ':recipient')) w(status, whom) on w.status = t.status
    where greatest(t.created_at, t.decided_at, t.completed_at) > :after and (t.status in ('declined', 'completed') or t.expires_at > :now)`,
);

const extensionMails = news(
  "license-extension",
  `select 'license-news:' || r.id || ':' || r.status as key, 'extension:' || r.id as subject, coalesce(r.decided_at, r.created_at) as since
     from license_extension_request r
     join customer c on c.id = r.customer_id
    where r.created_at > :after or r.decided_at > :after`,
);

/** Links to licences that wait; an address that was asked for too often within an hour gets none. */
const claimMails = news(
  "license-claim",
  `select 'license-claim:' || c.id as key, 'claim:' || c.id as subject, c.created_at as since
     from license_claim c
    where c.created_at > :after and c.used_at is null and c.expires_at > :now
      and exists (select 1 from license l where l.customer_id is null and lower(l.email) = c.email)
      and (select count(*) from license_claim e
            where e.email = c.email and e.created_at < c.created_at and e.created_at > c.created_at - interval '1 hour') < :per_address`,
  { per_address: CLAIMS_PER_ADDRESS },
);

function keys(name: string, sql: string, occasion: "issued" | "resent"): CaughtUpMail {
  return {
    name,
    sql,
    async send(container, subject) {
      const [id = ""] = subject.split(":");
      const license_ids = occasion === "resent" ? [id] : await findIssuedLicenses(databaseOf(container), id);
      const { result, errors } = await sendLicenseKeysWorkflow(container).run({ input: { occasion, license_ids, sending: subject }, throwOnError: false });
      return { sent: result === "sent" ? 1 : 0, errors };
    },
  };
}

const givenKeyMails = keys(
  "license-keys-given",
  `select 'license-keys:' || i.id as key, i.id as subject, min(l.created_at) as since
     from license_issue i
     join license l on l.issue_id = i.id and l.created_at > :after and l.status <> 'revoked'
    where i.kind = 'manual'
    group by i.id`,
  "issued",
);

/** How manieth sending it is, as the log counts them. */
const resentKeyMails = keys(
  "license-keys-resent",
  `select 'license-keys:' || s.subject as key, s.subject, s.since
     from (select g.created_at as since,
                  g.license_id || ':' || (select count(*) from license_log e where e.license_id = g.license_id and e.action = 'key_resent'
                                             and (e.created_at, e.id) <= (g.created_at, g.id)) as subject
             from license_log g
             join license l on l.id = g.license_id and l.status <> 'revoked'
            where g.created_at > :after and g.action = 'key_resent') s`,
  "resent",
);

/** Keys first: whoever is given a licence has no other copy. */
export const licenseMails: CaughtUpMail[] = [givenKeyMails, resentKeyMails, endMails, decisionMails, transferMails, extensionMails, claimMails];
