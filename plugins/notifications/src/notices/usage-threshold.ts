import type { MedusaContainer } from "@medusajs/framework/types";
import { databaseOf } from "@mintreu/kit/http/knex";
import { licenseEvents } from "@mintreu/licensing/events";
import { findThreshold, type ReachedThreshold } from "@mintreu/usage/queries/usage-thresholds";
import { mailSiteOf } from "../delivery/mail-site";
import { renderNotice } from "../domain/templates/notice";
import { wordsOfCustomersQuota, wordsOfQuota } from "../domain/templates/usage-words";
import { findLicenseToTell, type LicenseToTell } from "../queries/license-news";
import type { NoticeKind } from "./notice-kind";

const TEMPLATE = "usage-threshold";

/** A share of a quota is used: by mail to the holder, in the accounts of both. */
export const usageThreshold: NoticeKind = {
  async bells(container, id) {
    const { reached, license } = await read(container, id);
    if (!reached || !license) return [];
    const quota = { ...reached, product_title: license.product_title };
    const [own, customers] = [wordsOfQuota(quota), wordsOfCustomersQuota(quota, license.holder_email)];
    const cause = `${TEMPLATE}:${id}`;
    return [
      ...(license.customer_id === null
        ? []
        : [
            {
              recipient: { type: "customer" as const, id: license.customer_id },
              ...{ cause, kind: TEMPLATE, title: own.title, body: `${own.news} ${own.next}`, href: usagePage(license.id) },
            },
          ]),
      {
        recipient: { type: "developer" as const, id: license.developer_id },
        ...{ cause, kind: TEMPLATE, title: customers.title, body: `${customers.news} ${customers.next}`, href: `/licenses/${license.id}` },
      },
    ];
  },

  async letters(container, id) {
    const { reached, license } = await read(container, id);
    if (!reached || !license || license.holder_email === "") return [];
    const words = wordsOfQuota({ ...reached, product_title: license.product_title });
    return [
      {
        idempotency_key: `${TEMPLATE}:${id}`,
        to: license.holder_email,
        template: TEMPLATE,
        trigger_type: licenseEvents.usageThreshold,
        resource_type: "license",
        resource_id: license.id,
        receiver_id: license.customer_id,
        data: { license_id: license.id, threshold_id: id },
        mail: renderNotice({ ...words, link: { label: "See your usage", url: `${mailSiteOf(container).storefront_url}${usagePage(license.id)}` } }),
      },
    ];
  },
};

const usagePage = (licenseId: string) => `/account/usage?license=${encodeURIComponent(licenseId)}`;

async function read(container: MedusaContainer, id: string): Promise<{ reached: ReachedThreshold | null; license: LicenseToTell | null }> {
  const knex = databaseOf(container);
  const reached = await findThreshold(knex, id);
  return { reached, license: reached && (await findLicenseToTell(knex, reached.license_id)) };
}
