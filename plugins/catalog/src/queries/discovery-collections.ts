import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { type ProductCard, readProductCards } from "./product-cards";

export interface CollectionQuestion {
  handle?: string | undefined;
  featured?: boolean | undefined;
  /** At most so many products of each. */
  products: number;
  currency_code: string;
  sales_channel_ids: string[];
  limit: number;
  offset: number;
}

export interface DiscoveryCollection {
  handle: string;
  title: string;
  description: string | null;
  products: ProductCard[];
}

interface Row extends Omit<DiscoveryCollection, "products"> {
  product_ids: string[];
  total: number;
}

/**
 * Collections of the engine that have visible products, the most popular first in each. Metadata that an admin
 * gives: `featured` (shown on the home page), `rank` (a number; without one a collection stands last), `description`.
 */
export async function readCollections(knex: Knex, question: CollectionQuestion): Promise<{ collections: DiscoveryCollection[]; count: number }> {
  const { handle, featured, products, currency_code, sales_channel_ids, limit, offset } = question;
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select c.handle, c.title, c.metadata->>'description' as description, shown.product_ids, count(*) over ()::integer as total
       from product_collection c
       cross join lateral (
         select array(
           select s.product_id
             from product p
             join search_document s on s.product_id = p.id and s.sales_channel_ids && :channels::text[]
             join listing l on l.id = s.listing_id and l.status = 'published' and l.deleted_at is null
             join developer d on d.id = l.developer_id and d.status = 'active'
            where p.collection_id = c.id and p.status = 'published' and p.deleted_at is null
            order by s.recent_holders desc, s.holders desc, l.published_at desc nulls last, s.product_id limit :products) as product_ids) shown
      where c.deleted_at is null and cardinality(shown.product_ids) > 0
        and (:handle::text is null or c.handle = :handle)
        and (:featured::boolean is null or (coalesce(c.metadata->>'featured', '') in ('true', '1', 'yes')) = :featured)
      order by case when c.metadata->>'rank' ~ '^(-|)[0-9]{1,9}([.][0-9]{1,9}|)$' then (c.metadata->>'rank')::numeric end nulls last, c.title, c.handle
      limit :limit offset :offset`,
    { channels: sales_channel_ids, products, handle: handle ?? null, featured: featured ?? null, limit, offset } as never,
  );
  const cards = await readProductCards(knex, [...new Set(rows.flatMap(({ product_ids }) => product_ids))], currency_code);
  const byId = new Map(cards.map((card) => [card.id, card]));
  const collections = rows.map(({ product_ids, total: _total, ...collection }) => ({
    ...collection,
    products: product_ids.flatMap((id) => byId.get(id) ?? []),
  }));
  return { collections, count: rows[0]?.total ?? 0 };
}
