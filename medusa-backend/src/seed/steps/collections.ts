import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { batchLinkProductsToCollectionWorkflow, createCollectionsWorkflow } from "@medusajs/medusa/core-flows";
import { invariant } from "@mintreu/kit/domain/errors";
import type { DemoCollection } from "../demo/collections";

/** Collections of the home page with their products; what stands already is left as an admin may have changed it. */
export async function seedCollections(container: MedusaContainer, collections: readonly DemoCollection[]): Promise<void> {
  const engine = container.resolve(Modules.PRODUCT);
  for (const [rank, { handle, title, description, product_handles }] of collections.entries()) {
    let [collection] = await engine.listProductCollections({ handle }, { take: 1 });
    if (!collection) {
      const metadata = { featured: true, rank, description };
      const { result } = await createCollectionsWorkflow(container).run({ input: { collections: [{ handle, title, metadata }] } });
      [collection] = result;
    }
    invariant(collection, `collection ${handle} exists`);
    const products = await engine.listProducts({ handle: product_handles }, { take: product_handles.length, select: ["id", "collection_id"] });
    const missing = products.filter((product) => !product.collection_id).map(({ id }) => id);
    if (missing.length > 0) await batchLinkProductsToCollectionWorkflow(container).run({ input: { id: collection.id, add: missing } });
  }
}
