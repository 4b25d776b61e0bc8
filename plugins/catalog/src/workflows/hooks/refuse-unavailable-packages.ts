import { addToCartWorkflow, completeCartWorkflow, createCartWorkflow, updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { DomainError } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { type CartLine, checkCartLines } from "../../ports/cart-lines";
import { findOffers } from "../../queries/find-offers";

/** Each unit is a licence with a key of its own, issued in one transaction. */
const MAX_QUANTITY = 1000;

/** Only packages that are on sale enter a cart or leave it as an order, whichever door is used. */
async function refuseUnavailable(lines: readonly CartLine[], container: MedusaContainer): Promise<void> {
  for (const line of lines) refuseQuantity(line.quantity ?? 1);
  const variantIds = [...new Set(lines.map((line) => line.variant_id))];
  if (variantIds.some((id) => !id)) {
    throw new DomainError("invalid", "catalog.package_required", "Every item must name a package (variant_id).");
  }
  const offers = await findOffers(databaseOf(container), variantIds as string[]);
  for (const id of variantIds) {
    const offer = offers.find(({ variant_id }) => variant_id === id);
    if (!offer || offer.unavailable_reason) {
      const why = offer?.unavailable_reason?.replaceAll("_", " ") ?? "unknown package";
      throw new DomainError("invalid", "catalog.package_not_purchasable", `This package cannot be bought now: ${why}.`);
    }
  }
}

/** Licences come whole. Errors: catalog.quantity_not_allowed. */
function refuseQuantity(quantity: unknown): void {
  const units = Number(quantity);
  if (!Number.isInteger(units) || units < 0 || units > MAX_QUANTITY) {
    throw new DomainError("invalid", "catalog.quantity_not_allowed", `quantity: must be a whole number up to ${MAX_QUANTITY}`);
  }
}

updateLineItemInCartWorkflow.hooks.validate(async ({ input }) => refuseQuantity(input.update.quantity ?? 1));
addToCartWorkflow.hooks.validate(async ({ input }, { container }) => refuseUnavailable(input.items, container));
createCartWorkflow.hooks.validate(async ({ input }, { container }) => refuseUnavailable(input.items ?? [], container));
// A cart that became an order answers with that order for ever, also when its packages left the shop.
completeCartWorkflow.hooks.validate(async ({ cart }, { container }) => {
  if (cart.completed_at) return;
  const lines = (cart.items ?? []) as CartLine[];
  await refuseUnavailable(lines, container);
  await checkCartLines(container, { customer_id: cart.customer_id ?? null, lines });
});
