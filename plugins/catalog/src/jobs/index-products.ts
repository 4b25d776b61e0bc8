import type { MedusaContainer } from "@medusajs/framework/types";
import { indexProductsWorkflow } from "../workflows/index-products";

/** Finds what changed by another door than ours: a category's or a developer's name, the engine's admin. */
export default async function indexMovedProducts(container: MedusaContainer): Promise<void> {
  await indexProductsWorkflow(container).run();
}

export const config = { name: "index-products", schedule: "* * * * *" };
