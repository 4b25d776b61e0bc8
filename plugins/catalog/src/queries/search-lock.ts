import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Any number, the same in all processes. */
const LOCK = 7_305_411;

/** Whoever writes many rows of the index stands in line until its transaction ends, so that no two wait for each other. */
export async function lockSearch(trx: Knex.Transaction): Promise<void> {
  await trx.raw(`select pg_advisory_xact_lock(?)`, [LOCK]);
}
