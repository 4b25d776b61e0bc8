import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { indexMovedProducts } from "./search-index";
import { rankProducts } from "./search-ranking";

const PAGE = 500;

/**
 * Writes what moved of products, ratings and holders; answers how many products moved. A page is done when
 * its rows are stored, so that an interrupted run goes on with the next; `signal` stops it between two.
 */
export async function refreshSearch(knex: Knex, now: Date, signal?: AbortSignal): Promise<number> {
  for (let indexed = 0; ;) {
    const count = await indexMovedProducts(knex, PAGE);
    indexed += count;
    if (signal?.aborted) return indexed;
    if (count === PAGE) continue;
    await rankProducts(knex, null, now);
    return indexed;
  }
}
