import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { summarizeRatings } from "../domain/rating-summary";

/** Average and number of the visible reviews by product id, of the given products or of all; one without any is missing. */
export async function readProductRatings(knex: Knex, productIds: string[] | null): Promise<Map<string, { average: number; count: number }>> {
  const { rows } = await knex.raw<{ rows: { product_id: string; counts: Record<string, number> }[] }>(
    `select product_id, json_object_agg(rating, n) as counts
       from (select product_id, rating, count(*) as n from review
              where status = 'visible' and deleted_at is null and (?::text[] is null or product_id = any(?)) group by product_id, rating) counted
      group by product_id`,
    [productIds, productIds] as never[],
  );
  return new Map(
    rows.flatMap(({ product_id, counts }) => {
      const { average, count } = summarizeRatings(counts);
      return average === null ? [] : [[product_id, { average, count }] as const];
    }),
  );
}
