import type { MedusaContainer } from "@medusajs/framework/types";
import { placeProductsWorkflow } from "../workflows/place-products";

/** Heals products whose event was lost between a decision and its effect on the storefront. */
export default async function placeProducts(container: MedusaContainer): Promise<void> {
  await placeProductsWorkflow(container).run({ input: {} });
}

export const config = { name: "place-products", schedule: "*/5 * * * *" };
