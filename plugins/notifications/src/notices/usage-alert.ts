import type { MedusaContainer } from "@medusajs/framework/types";
import { databaseOf } from "@mintreu/kit/http/knex";
import { usageAlertEvents } from "@mintreu/usage/events";
import { findAlert, type UsageAlertRow } from "@mintreu/usage/queries/usage-alert-rows";
import type { Delivery } from "../delivery/deliver-once";
import { mailSiteOf } from "../delivery/mail-site";
import { renderNotice } from "../domain/templates/notice";
import { type UsageWords, wordsOfAlert } from "../domain/templates/usage-words";
import { findLicenseToTell, type LicenseToTell } from "../queries/license-news";
import { listMembersToMail } from "../queries/members-to-mail";
import { findProductTitle } from "../queries/product-title";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "usage-alert";

/** Something about calls is not as usual: to the developer, and of a key to its holder too. */
export const usageAlert: NoticeKind = {
  async bells(container, id) {
    const told = await read(container, id);
    if (!told) return [];
    const { alert, license, words } = told;
    const notice = { cause: `${TEMPLATE}:${id}`, kind: TEMPLATE, title: words.title, body: `${words.news} ${words.next}` };
    return [
      { recipient: { type: "developer" as const, id: alert.developer_id }, ...notice, href: panelPage(alert) },
      ...(license?.customer_id
        ? [{ recipient: { type: "customer" as const, id: license.customer_id }, ...notice, href: `/account/licenses/${license.id}` }]
        : []),
    ];
  },

  async letters(container, id) {
    const told = await read(container, id);
    if (!told) return [];
    const { alert, license, words } = told;
    const site = mailSiteOf(container);
    const letter = (to: { id: string | null; email: string }, key: string, url: string): Delivery => ({
      idempotency_key: `${TEMPLATE}:${id}:${key}`,
      to: to.email,
      template: TEMPLATE,
      trigger_type: usageAlertEvents.raised,
      resource_type: "usage_alert",
      resource_id: id,
      receiver_id: to.id,
      data: { alert_id: id, product_id: alert.product_id, license_id: alert.license_id },
      mail: renderNotice({ ...words, link: { label: "Look at it", url } }),
    });
    const members = await listMembersToMail(databaseOf(container), alert.developer_id, "licenses.write");
    const panel = `${site.backend_url}/developer${panelPage(alert)}`;
    return [
      ...members.map((member) => letter(member, member.id, panel)),
      ...(license && license.holder_email !== ""
        ? [letter({ id: license.customer_id, email: license.holder_email }, "holder", `${site.storefront_url}/account/licenses/${license.id}`)]
        : []),
    ];
  },
};

function panelPage({ product_id, license_id }: UsageAlertRow): string {
  return license_id === null ? `/usage?product_id=${product_id}` : `/licenses/${license_id}`;
}

async function read(container: MedusaContainer, id: string): Promise<{ alert: UsageAlertRow; license: LicenseToTell | null; words: UsageWords } | null> {
  const knex = databaseOf(container);
  const alert = await findAlert(knex, id);
  if (!alert) return null;
  const license = alert.license_id === null ? null : await findLicenseToTell(knex, alert.license_id);
  const title = license?.product_title ?? (await findProductTitle(knex, alert.product_id)) ?? "Your product";
  return { alert, license, words: wordsOfAlert(alert.facts, title, license?.masked_key ?? null) };
}
