import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { addDays } from "@mintreu/kit/domain/clock";
import { ratingScore } from "../domain/rating-score";
import { readHolders } from "../ports/holders";
import { readRatings } from "../ports/ratings";
import { lockSearch } from "./search-lock";

/** What was bought this long ago still counts for "popular". */
const RECENT_DAYS = 30;

/**
 * Brings ratings and holders that search orders by up to what reviews and licences say now, of the given
 * products or of all; answers how many differed. One at a time: of two that read, the one that writes
 * last could have read first.
 */
export async function rankProducts(knex: Knex, productIds: string[] | null, now: Date): Promise<number> {
  return knex.transaction(async (trx) => {
    await lockSearch(trx);
    const ratings = await readRatings(trx, productIds);
    const holders = await readHolders(trx, productIds, addDays(now, -RECENT_DAYS));
    const ids = [...new Set([...ratings.keys(), ...holders.keys()])];
    const { rows } = await trx.raw<{ rows: { count: string }[] }>(
      `with now as (
         select s.product_id, r.average, coalesce(r.number, 0) as number, r.score, coalesce(r.recent, 0) as recent, coalesce(r.ever, 0) as ever
           from search_document s
           left join unnest(?::text[], ?::numeric[], ?::integer[], ?::float8[], ?::integer[], ?::integer[])
             as r(product_id, average, number, score, recent, ever) on r.product_id = s.product_id
          where ?::text[] is null or s.product_id = any(?)
       ), moved as (
         update search_document s
            set rating_average = now.average, rating_count = now.number, rating_score = now.score, recent_holders = now.recent, holders = now.ever
           from now
          where s.product_id = now.product_id
            and (s.rating_average, s.rating_count, s.recent_holders, s.holders) is distinct from (now.average, now.number, now.recent, now.ever)
         returning 1
       )
       select count(*) as count from moved`,
      [
        ids,
        ids.map((id) => ratings.get(id)?.average ?? null),
        ids.map((id) => ratings.get(id)?.count ?? 0),
        ids.map((id) => ratingScore(ratings.get(id))),
        ids.map((id) => holders.get(id)?.recent ?? 0),
        ids.map((id) => holders.get(id)?.ever ?? 0),
        productIds,
        productIds,
      ] as never[],
    );
    return Number(rows[0]?.count ?? 0);
  });
}
