import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { toMinor } from "@mintreu/kit/domain/money";
import type { ProductType } from "../domain/product-type";

/** A product as lists show it. */
export interface ProductCard {
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  product_type: ProductType;
  created_at: Date;
  developer: { handle: string; display_name: string };
  from_price: { amount_minor: number; currency_code: string } | null;
  billings: string[];
  /** What the visible reviews say; null while there is none. */
  rating: { average: number; count: number } | null;
}

type Row = Omit<ProductCard, "from_price"> & { from_amount: string | null };

/** The cards of one page in its order, as their products stand now. */
export async function readProductCards(knex: Knex, ids: readonly string[], currencyCode: string): Promise<ProductCard[]> {
  if (ids.length === 0) return [];
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select p.id, p.handle, p.title, p.subtitle, p.thumbnail, l.product_type, p.created_at,
            json_build_object('handle', d.handle, 'display_name', d.display_name) as developer, s.prices->>? as from_amount, s.billings,
            case when s.rating_count > 0 then json_build_object('average', s.rating_average, 'count', s.rating_count) end as rating
       from unnest(?::text[]) with ordinality as asked(id, place)
       join search_document s on s.product_id = asked.id
       join product p on p.id = asked.id and p.status = 'published' and p.deleted_at is null
       join listing l on l.id = s.listing_id and l.status = 'published' and l.deleted_at is null
       join developer d on d.id = l.developer_id and d.status = 'active'
      order by asked.place`,
    [currencyCode, [...ids]],
  );
  return rows.map(({ from_amount, ...card }) => ({
    ...card,
    from_price: from_amount === null ? null : { amount_minor: toMinor(from_amount, currencyCode), currency_code: currencyCode },
  }));
}
