import type { MedusaContainer } from "@medusajs/framework/types";
import { invariant } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { LICENSING_MODULE } from "@mintreu/licensing/modules/licensing";
import type LicensingModuleService from "@mintreu/licensing/modules/licensing/service";
import { listLicenses, type LicenseView } from "@mintreu/licensing/queries/list-licenses";
import type { LicensedLine, OrderLicenses } from "../domain/templates/order-licenses";

export interface OrderToMail {
  email: string;
  customer_id: string | null;
  license_ids: string[];
  content: OrderLicenses;
}

const PAGE = 500;

/** An order's live licences with their keys in the clear; null when it has none or no address to send to. */
export async function readOrderLicenses(container: MedusaContainer, orderId: string): Promise<OrderToMail | null> {
  const { rows } = await databaseOf(container).raw<{ rows: { email: string | null; display_id: number }[] }>(
    `select email, display_id from "order" where id = ? and deleted_at is null`,
    [orderId],
  );
  const [order] = rows;
  const licenses = order?.email ? await liveLicenses(container, orderId) : [];
  const [first] = licenses;
  if (!order?.email || !first) return null;
  const license_ids = licenses.map(({ id }) => id);
  const keys = await container.resolve<LicensingModuleService>(LICENSING_MODULE).openCurrentKeys(license_ids);
  return {
    email: order.email,
    customer_id: first.customer_id,
    license_ids,
    content: { order_id: orderId, order_number: String(order.display_id), guest: first.customer_id === null, lines: groupByLine(licenses, keys) },
  };
}

async function liveLicenses(container: MedusaContainer, orderId: string): Promise<LicenseView[]> {
  const all: LicenseView[] = [];
  for (let page: LicenseView[] = [], offset = 0; offset === 0 || page.length === PAGE; offset += PAGE) {
    page = (await listLicenses(databaseOf(container), { order_id: orderId }, { limit: PAGE, offset })).licenses;
    all.push(...page);
  }
  return all.filter(({ status }) => status !== "revoked");
}

function groupByLine(licenses: LicenseView[], keys: Map<string, string>): LicensedLine[] {
  const lines = new Map<string, LicensedLine>();
  for (const license of licenses) {
    const key = keys.get(license.id);
    invariant(key, `licence ${license.id} has a current key`);
    const line = lines.get(license.order_line_id);
    if (line) line.keys.push(key);
    else lines.set(license.order_line_id, { ...toLine(license), keys: [key] });
  }
  return [...lines.values()];
}

function toLine(license: LicenseView): Omit<LicensedLine, "keys"> {
  const { product_title, product_id, package_title, developer_name, license_type, expires_at, updates_until } = license;
  return { product_title: product_title ?? product_id, package_title, developer_name, license_type, expires_at, updates_until };
}
