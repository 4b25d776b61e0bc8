import type { MedusaContainer } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { LICENSING_MODULE } from "@mintreu/licensing/modules/licensing";
import type LicensingModuleService from "@mintreu/licensing/modules/licensing/service";
import type { Delivery } from "../delivery/deliver-once";
import { claimUrlOf, mailSiteOf } from "../delivery/mail-site";
import { type LicenseNews, renderClaimLink, renderLicenseNews } from "../domain/templates/license-news";
import {
  findClaimToTell,
  findExtensionToTell,
  findLastLog,
  findLicenseToTell,
  findTransferToTell,
  type LicenseToTell,
  type TransferToTell,
} from "../queries/license-news";

export type NewsKind = "expiring" | "expired" | "suspended" | "revoked" | "transfer" | "extension" | "claim";

/** What happened: `id` is the licence's, the transfer's, the request's or the claim's. */
export interface NewsToSend {
  kind: NewsKind;
  id: string;
  notice_id?: string | undefined;
  days?: number | undefined;
}

const TEMPLATE = "license-news";

/** The mails that something that happened calls for, at this moment; none when it was overtaken. */
export async function mailsOf(container: MedusaContainer, news: NewsToSend): Promise<Delivery[]> {
  if (news.kind === "transfer") return transferMails(container, news.id);
  if (news.kind === "extension") return extensionMails(container, news.id);
  if (news.kind === "claim") return claimMails(container, news.id);
  return licenseMails(container, news.kind, news);
}

async function licenseMails(container: MedusaContainer, kind: "expiring" | "expired" | "suspended" | "revoked", news: NewsToSend): Promise<Delivery[]> {
  const knex = databaseOf(container);
  const license = await findLicenseToTell(knex, news.id);
  if (!license || license.status !== (kind === "expiring" ? "active" : kind)) return [];
  if (kind === "expiring") {
    if (!license.expires_at || license.expires_at <= clock.now()) return [];
    return [toHolder(container, license, { kind, days: news.days ?? 1, expires_at: license.expires_at }, String(news.notice_id))];
  }
  if (kind === "expired") return [toHolder(container, license, { kind }, String(news.notice_id))];
  const log = await findLastLog(knex, license.id, kind);
  return log ? [toHolder(container, license, { kind, reason: log.reason }, log.id)] : [];
}

async function transferMails(container: MedusaContainer, id: string): Promise<Delivery[]> {
  const knex = databaseOf(container);
  const transfer = await findTransferToTell(knex, id);
  const license = transfer && (await findLicenseToTell(knex, transfer.license_id));
  if (!transfer || !license) return [];
  const { to_email: email, from_name: from, reason, expires_at } = transfer;
  const key = `${id}:${transfer.status}`;
  const sender = (news: LicenseNews) => toSender(container, license, transfer, news, `${key}:sender`);
  if (transfer.status === "requested") return [toDeveloper(container, license, { kind: "transfer_requested", from, email, expires_at }, key)];
  if (transfer.status === "declined") return [sender({ kind: "transfer_declined", email, reason })];
  if (transfer.status === "completed") {
    return [sender({ kind: "transfer_approved", email }), toHolder(container, license, { kind: "transfer_received", from }, `${key}:recipient`)];
  }
  if (transfer.status !== "approved") return [];
  const token = licensingOf(container).claimToken({ purpose: "license-transfer", id }, new Date(expires_at));
  const offered = renderLicenseNews({ kind: "transfer_offered", from, expires_at }, license, claimUrlOf(container, token));
  const recipient = { ...base(license, `${key}:recipient`), to: email, receiver_id: null, mail: offered };
  return [sender({ kind: "transfer_approved", email }), recipient];
}

async function extensionMails(container: MedusaContainer, id: string): Promise<Delivery[]> {
  const knex = databaseOf(container);
  const request = await findExtensionToTell(knex, id);
  const license = request && (await findLicenseToTell(knex, request.license_id));
  if (!request || !license) return [];
  const { days, message, from_name: from, reason, granted_days, status } = request;
  const key = `${id}:${status}`;
  if (status === "open") return [toDeveloper(container, license, { kind: "extension_requested", from, days, message }, key)];
  if (status === "declined") return [toHolder(container, license, { kind: "extension_declined", reason }, key)];
  return [toHolder(container, license, { kind: "extension_granted", days: granted_days ?? days, expires_at: license.expires_at, reason }, key)];
}

async function claimMails(container: MedusaContainer, id: string): Promise<Delivery[]> {
  const claim = await findClaimToTell(databaseOf(container), id, clock.now());
  if (!claim) return [];
  const token = licensingOf(container).claimToken({ purpose: "license-claim", id }, new Date(claim.expires_at));
  return [
    {
      idempotency_key: `license-claim:${id}`,
      to: claim.email,
      template: "license-claim",
      trigger_type: "license_claim",
      resource_type: "license_claim",
      resource_id: id,
      receiver_id: null,
      data: { claim_id: id },
      mail: renderClaimLink({ ...claim, url: claimUrlOf(container, token) }),
    },
  ];
}

function base(license: LicenseToTell, key: string): Omit<Delivery, "to" | "receiver_id" | "mail"> {
  const data = { license_id: license.id };
  return {
    idempotency_key: `${TEMPLATE}:${key}`,
    template: TEMPLATE,
    trigger_type: "license",
    resource_type: "license",
    resource_id: license.id,
    data,
  };
}

function toHolder(container: MedusaContainer, license: LicenseToTell, news: LicenseNews, key: string): Delivery {
  const url = `${mailSiteOf(container).storefront_url}/account/licenses/${license.id}`;
  return { ...base(license, key), to: license.holder_email, receiver_id: license.customer_id, mail: renderLicenseNews(news, license, url) };
}

function toSender(container: MedusaContainer, license: LicenseToTell, transfer: TransferToTell, news: LicenseNews, key: string): Delivery {
  const url = `${mailSiteOf(container).storefront_url}/account/licenses`;
  // The key in the mail is the sender's: once the licence is another's they see nothing of the new one.
  const shown = transfer.status === "completed" ? { ...license, masked_key: "ended" } : license;
  return { ...base(license, key), to: transfer.from_email, receiver_id: transfer.from_customer_id, mail: renderLicenseNews(news, shown, url) };
}

function toDeveloper(container: MedusaContainer, license: LicenseToTell, news: LicenseNews, key: string): Delivery {
  const url = `${mailSiteOf(container).storefront_url}/developer/licenses`;
  return { ...base(license, key), to: license.developer_email, receiver_id: license.developer_member_id, mail: renderLicenseNews(news, license, url) };
}

function licensingOf(container: MedusaContainer): LicensingModuleService {
  return container.resolve<LicensingModuleService>(LICENSING_MODULE);
}
