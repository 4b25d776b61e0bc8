import type { MedusaContainer } from "@medusajs/framework/types";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listLicenses, type LicenseView } from "@mintreu/licensing/queries/list-licenses";
import type { OrderLicenses } from "../domain/templates/order-licenses";
import { readLicensedLines } from "./licensed-lines";

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
  return {
    email: order.email,
    customer_id: first.customer_id,
    license_ids,
    content: {
      order_id: orderId,
      order_number: String(order.display_id),
      guest: first.customer_id === null,
      lines: await readLicensedLines(container, licenses),
    },
  };
}

async function liveLicenses(container: MedusaContainer, orderId: string): Promise<LicenseView[]> {
  const all: LicenseView[] = [];
  for (let page: LicenseView[] = [], offset = 0; offset === 0 || page.length === PAGE; offset += PAGE) {
    page = (await listLicenses(databaseOf(container), { order_id: orderId, untransferred: true }, { limit: PAGE, offset })).licenses;
    all.push(...page);
  }
  return all.filter(({ status }) => status !== "revoked");
}
