import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Public categories by what was asked for, a handle or an id; what is unknown is missing from the answer. */
export async function findCategories(knex: Knex, asked: readonly string[]): Promise<Map<string, { id: string; handle: string }>> {
  if (asked.length === 0) return new Map();
  const { rows } = await knex.raw<{ rows: { id: string; handle: string }[] }>(
    `select id, handle from product_category where (handle = any(?) or id = any(?)) and is_active and not is_internal and deleted_at is null`,
    [[...asked], [...asked]],
  );
  const found = new Map<string, { id: string; handle: string }>();
  for (const name of asked) {
    const category = rows.find(({ id, handle }) => name === handle || name === id);
    if (category) found.set(name, category);
  }
  return found;
}

/** Ids of the categories that there are, by handle. */
export async function findCategoryIds(knex: Knex, handles: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await findCategories(knex, handles))].map(([handle, { id }]) => [handle, id]));
}
