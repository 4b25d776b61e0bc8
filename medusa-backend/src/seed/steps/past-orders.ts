import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { completeCartWorkflow, createCartWorkflow, createPaymentCollectionForCartWorkflow, createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows";
import { invariant } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { syncOrderLicensesWorkflow } from "@mintreu/licensing/workflows/sync-order-licenses";
import type { DemoCustomer } from "../demo/types";

export interface PastOrdersSeed {
  customers: readonly DemoCustomer[];
  customerIds: Map<string, string>;
  regionId: string;
  salesChannelId: string;
}

/** Buys what the demo's customers bought. A mark in the order's metadata says which ones exist. */
export async function seedPastOrders(container: MedusaContainer, seed: PastOrdersSeed): Promise<void> {
  for (const customer of seed.customers) {
    for (const [index, order] of customer.past_orders.entries()) {
      const mark = `${customer.email}#${index + 1}`;
      const orderId = (await findOrder(container, mark)) ?? (await buy(container, seed, customer, order.items, mark));
      // The events of this process may be lost at its end: issue here, as the reconciler would.
      await syncOrderLicensesWorkflow(container).run({ input: { order_id: orderId } });
    }
  }
}

async function findOrder(container: MedusaContainer, mark: string): Promise<string | null> {
  const { rows } = await databaseOf(container).raw<{ rows: { id: string }[] }>(`select id from "order" where metadata->>'demo_order' = ? limit 1`, [mark]);
  return rows[0]?.id ?? null;
}

async function buy(
  container: MedusaContainer,
  { customerIds, regionId, salesChannelId }: PastOrdersSeed,
  customer: DemoCustomer,
  items: DemoCustomer["past_orders"][number]["items"],
  mark: string,
): Promise<string> {
  const variants = await container.resolve(Modules.PRODUCT).listProductVariants({ sku: items.map(({ package_sku }) => package_sku) }, { take: items.length });
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: regionId,
      sales_channel_id: salesChannelId,
      customer_id: customerIds.get(customer.email) ?? "",
      email: customer.email,
      metadata: { demo_order: mark },
      items: items.map(({ package_sku, quantity }) => ({ variant_id: variants.find(({ sku }) => sku === package_sku)?.id ?? "", quantity })),
    },
  });
  await pay(container, cart.id);
  const { result } = await completeCartWorkflow(container).run({ input: { id: cart.id } });
  return result.id;
}

async function pay(container: MedusaContainer, cartId: string): Promise<void> {
  const cart = await container.resolve(Modules.CART).retrieveCart(cartId, { select: ["id", "total"], relations: ["items"] });
  if (Number(cart.total) === 0) return;
  await createPaymentCollectionForCartWorkflow(container).run({ input: { cart_id: cartId } });
  const { rows } = await databaseOf(container).raw<{ rows: { payment_collection_id: string }[] }>(
    `select payment_collection_id from cart_payment_collection where cart_id = ? and deleted_at is null`,
    [cartId],
  );
  const id = rows[0]?.payment_collection_id;
  invariant(id, "the cart has a payment collection");
  await createPaymentSessionsWorkflow(container).run({ input: { payment_collection_id: id, provider_id: "pp_system_default" } });
}
