import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createProductTagsWorkflow } from "@medusajs/medusa/core-flows";

/** Ids of tags by value; those that nobody used before are made. */
export async function ensureTags(container: MedusaContainer, values: readonly string[]): Promise<string[]> {
  if (values.length === 0) return [];
  const known = await findTags(container, values);
  const missing = values.filter((value) => !known.has(value));
  if (missing.length > 0) {
    try {
      await createProductTagsWorkflow(container).run({ input: { product_tags: missing.map((value) => ({ value })) } });
    } catch (error) {
      // Somebody else may have made one of them in this moment; then each is tried alone.
      if (missing.length === 1 && !(await findTags(container, missing)).has(String(missing[0]))) throw error;
      if (missing.length > 1) for (const value of missing) await ensureTags(container, [value]);
    }
  }
  const all = await findTags(container, values);
  return values.flatMap((value) => all.get(value) ?? []);
}

async function findTags(container: MedusaContainer, values: readonly string[]): Promise<Map<string, string>> {
  const tags = await container.resolve(Modules.PRODUCT).listProductTags({ value: [...values] }, { take: values.length, select: ["id", "value"] });
  return new Map(tags.map(({ id, value }) => [value, id]));
}
