import { IS_NEWS } from "@mintreu/usage/queries/usage-thresholds";
import type { DeveloperDecision } from "../domain/templates/developer-decided";
import type { NoticeName } from "../notices/notice-kinds";
import { releaseMails } from "../queries/release-readers";
import { rolesWith } from "../queries/members-to-mail";
import { sendDeveloperDecisionWorkflow } from "../workflows/send-developer-decision";
import { sendMemberInvitationWorkflow } from "../workflows/send-member-invitation";
import { sendNoticesWorkflow } from "../workflows/send-notices";
import { sendOrderLicensesWorkflow } from "../workflows/send-order-licenses";
import type { CaughtUpMail } from "./caught-up-mail";
import { licenseMails } from "./license-mail-sources";

/** A subject of two parts: ids hold no colon. */
const [ID, DETAIL] = [0, 1];

const outcome = (result: unknown, errors: unknown[]) => ({ sent: result === "sent" ? 1 : 0, errors });

export const orderMails: CaughtUpMail = {
  name: "order-licenses",
  // Licences that join an order later have no mail of their own.
  sql: `select 'order-licenses:' || l.order_id as key, l.order_id as subject, min(l.created_at) as since
          from license l
          join "order" o on o.id = l.order_id and o.deleted_at is null and o.email <> ''
         where l.created_at > :after and l.status <> 'revoked'
         group by l.order_id`,
  async send(container, order_id) {
    const { result, errors } = await sendOrderLicensesWorkflow(container).run({ input: { order_id }, throwOnError: false });
    return outcome(result, errors);
  },
};

export const developerDecisionMails: CaughtUpMail = {
  name: "developer-decided",
  sql: `select 'developer-decided:' || d.id || ':' || w.word || ':' || floor(extract(epoch from d.decided_at) * 1000)::bigint as key,
               d.id || ':' || w.word as subject, d.decided_at as since
          from developer d
          join (values ('approve', 'approved'), ('reject', 'rejected'), ('suspend', 'suspended'), ('reinstate', 'reinstated')) w(decision, word)
            on w.decision = d.decision
         where d.decided_at > :after and d.deleted_at is null`,
  async send(container, subject) {
    const parts = subject.split(":");
    const input = { developer_id: parts[ID] ?? "", decision: parts[DETAIL] as DeveloperDecision };
    const { result, errors } = await sendDeveloperDecisionWorkflow(container).run({ input, throwOnError: false });
    return outcome(result, errors);
  },
};

export const invitationMails: CaughtUpMail = {
  name: "member-invitation",
  sql: `select 'member-invitation:' || i.id || ':' || i.attempt as key, i.id || ':' || i.attempt as subject, i.updated_at as since
          from developer_invitation i
          join developer d on d.id = i.developer_id and d.status = 'active'
         where i.updated_at > :after and i.accepted_at is null and i.revoked_at is null and i.expires_at > :now and i.deleted_at is null`,
  async send(container, subject) {
    const parts = subject.split(":");
    const input = { invitation_id: parts[ID] ?? "", attempt: Number(parts[DETAIL]) };
    const { result, errors } = await sendMemberInvitationWorkflow(container).run({ input, throwOnError: false });
    return outcome(result, errors);
  },
};

function notices(name: NoticeName, sql: string, bindings: Record<string, unknown> = {}): CaughtUpMail {
  return {
    name,
    sql,
    bindings,
    async send(container, subject_id) {
      const { result, errors } = await sendNoticesWorkflow(container).run({ input: { kind: name, subject_id }, throwOnError: false });
      return { sent: errors.length > 0 ? 0 : result, errors };
    },
  };
}

/** The members of an account who carry a permission, as `listMembersToMail` finds them. */
const members = (account: string) =>
  `join developer_member m on m.developer_id = ${account} and m.role = any(:roles) and m.deleted_at is null and m.email <> ''`;

export const productDecisionMails = notices(
  "product-decided",
  `select 'product-decided:' || c.id || ':' || m.id as key, c.id as subject, c.decided_at as since
     from product_change c
     join listing l on l.id = c.listing_id
     ${members("l.developer_id")}
    where c.decided_at > :after and c.status in ('approved', 'changes_requested') and c.deleted_at is null`,
  { roles: rolesWith("catalog.write") },
);

export const writtenReviewMails = notices(
  "review-written",
  `select 'review-written:' || r.id || ':' || floor(extract(epoch from r.created_at) * 1000)::bigint || ':' || m.id as key, r.id as subject, r.created_at as since
     from review r
     ${members("r.developer_id")}
    where r.created_at > :after and r.status = 'visible' and r.deleted_at is null`,
  { roles: rolesWith("licenses.write") },
);

export const answeredReviewMails = notices(
  "review-answered",
  `select 'review-answered:' || r.id || ':' || floor(extract(epoch from r.answered_at) * 1000)::bigint as key, r.id as subject, r.answered_at as since
     from review r
     join customer c on c.id = r.customer_id and c.deleted_at is null and c.email <> ''
     join product p on p.id = r.product_id
    where r.answered_at > :after and r.status = 'visible' and r.deleted_at is null`,
);

export const engagementMails = notices(
  "engagement-step",
  `select 'engagement-step:' || s.id || ':customer' as key, s.id as subject, s.created_at as since
     from engagement_message s
     join engagement e on e.id = s.engagement_id
     join license l on l.id = e.license_id and l.email <> ''
    where s.created_at > :after and s.author <> 'customer'
   union all
   select 'engagement-step:' || s.id || ':' || m.id, s.id, s.created_at
     from engagement_message s
     join engagement e on e.id = s.engagement_id
     ${members("e.developer_id")}
    where s.created_at > :after and s.author <> 'developer'`,
  { roles: rolesWith("licenses.write") },
);

const newReleaseMails = notices("release-published", releaseMails);
export const usageThresholdMails = notices(
  "usage-threshold",
  `select 'usage-threshold:' || s.id as key, s.id as subject, s.created_at as since
     from (select t.license_id || ':' || t.metric || ':' || floor(extract(epoch from t.period_start))::bigint || ':' || t.percent as id, t.license_id, t.created_at
             from usage_threshold t where t.created_at > :after and ${IS_NEWS}) as s
     join license l on l.id = s.license_id and l.email <> ''`,
);

export const usageAlertMails = notices(
  "usage-alert",
  `select 'usage-alert:' || a.id || ':' || m.id as key, a.id as subject, a.created_at as since
     from usage_alert a
     ${members("a.developer_id")}
    where a.created_at > :after
   union all
   select 'usage-alert:' || a.id || ':holder', a.id, a.created_at
     from usage_alert a
     join license l on l.id = a.license_id and l.email <> ''
    where a.created_at > :after`,
  { roles: rolesWith("licenses.write") },
);

/** Yesterday's report has no event: it is due at six in the morning (UTC), when the day's last calls have come. */
export const usageReportMails = notices(
  "usage-report",
  `select 'usage-report:' || u.developer_id || ':' || u.day || ':' || m.id as key, u.developer_id || ':' || u.day as subject, u.since
     from (select distinct developer_id, day, (day + 1)::timestamp at time zone 'UTC' + interval '6 hours' as since
             from usage_product_day where day >= (:now::timestamptz at time zone 'UTC')::date - 2) as u
     ${members("u.developer_id")}`,
  { roles: rolesWith("catalog.write") },
);

/** Orders first: for guests their mail is the only copy. */
export const caughtUpMails: CaughtUpMail[] = [
  orderMails,
  ...licenseMails,
  developerDecisionMails,
  invitationMails,
  productDecisionMails,
  engagementMails,
  writtenReviewMails,
  answeredReviewMails,
  newReleaseMails,
  usageThresholdMails,
  usageAlertMails,
  usageReportMails,
];
