import type { MedusaContainer } from "@medusajs/framework/types";
import { findOffers } from "@mintreu/catalog/queries/find-offers";
import { databaseOf } from "@mintreu/kit/http/knex";
import { renewedLicenseOf } from "../domain/renewal";
import { findSettlement } from "@mintreu/payments/queries/order-balance";
import type { SoldOrder } from "../modules/licensing/rows";

/**
 * An order with the terms that were on sale when it was placed; null when it sells no licence. Its
 * customer counts only with an account: a guest's licences wait for their claim.
 */
export async function findSoldOrder(container: MedusaContainer, orderId: string): Promise<SoldOrder | null> {
  const order = await findSettlement(container, orderId);
  if (!order) return null;
  const knex = databaseOf(container);
  const variantIds = order.lines.map((line) => line.variant_id).filter((id) => id !== null);
  const offers = await findOffers(knex, variantIds, order.created_at);
  const lines = order.lines.flatMap(({ order_line_id, quantity, paid_minor, variant_id, metadata }) => {
    const offer = offers.find((one) => one.variant_id === variant_id);
    return offer ? [{ ...offer, order_line_id, quantity, paid_minor, license_id: renewedLicenseOf(metadata) }] : [];
  });
  if (lines.length === 0) return null;
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(`select id from customer where id = ? and has_account`, [order.customer_id]);
  const { settled, canceled, email } = order;
  return { order_id: order.order_id, settled, canceled, customer_id: rows[0]?.id ?? null, email: email ?? "", lines };
}
