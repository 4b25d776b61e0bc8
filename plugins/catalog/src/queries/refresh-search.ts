import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { findMovedProducts, indexProducts } from "./search-index";
import { lockSearch } from "./search-lock";
import { rankProducts } from "./search-ranking";

const PAGE = 500;

/**
 * Writes what moved of products, ratings and holders; answers how many products moved. A page is done when
 * its rows are stored, so that an interrupted run goes on with the next; `signal` stops it between two.
 */
export async function refreshSearch(knex: Knex, now: Date, signal?: AbortSignal): Promise<number> {
  const moved = await findMovedProducts(knex);
  for (let start = 0; start < moved.length; start += PAGE) {
    if (signal?.aborted) return start;
    await knex.transaction(async (trx) => {
      await lockSearch(trx);
      await indexProducts(trx, moved.slice(start, start + PAGE));
    });
  }
  if (!signal?.aborted) await rankProducts(knex, null, now);
  return moved.length;
}
