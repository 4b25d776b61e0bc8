import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { readStoreFacts } from "./store-facts";

export interface ListingOptions {
  /** In the order of the shop's tree. */
  categories: { handle: string; name: string; parent: string | null }[];
  /** Lower-case codes of the currencies in which something may be sold. */
  currencies: string[];
}

/** What a developer may choose from: the public categories and the store's currencies. */
export async function readListingOptions(knex: Knex): Promise<ListingOptions> {
  const [{ currencies }, { rows: categories }] = await Promise.all([
    readStoreFacts(knex),
    knex.raw<{ rows: ListingOptions["categories"] }>(
      `select c.handle, c.name, p.handle as parent
         from product_category c left join product_category p on p.id = c.parent_category_id and p.deleted_at is null
        where c.is_active and not c.is_internal and c.deleted_at is null
        order by coalesce(p.rank, c.rank), coalesce(p.name, c.name), c.parent_category_id is not null, c.rank, c.name limit 1000`,
    ),
  ]);
  return { categories, currencies };
}
