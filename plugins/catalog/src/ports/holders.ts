import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** How many different people hold what they bought of a product: `recent` since a moment, `ever` in all. */
export interface Holders {
  recent: number;
  ever: number;
}

/** Holders by product id, of the given products or of all; one that nobody holds is missing. */
export type ReadHolders = (knex: Knex, productIds: string[] | null, since: Date) => Promise<Map<string, Holders>>;

let answer: ReadHolders | null = null;

/** Whoever keeps what was sold, a floor above, registers what only it knows. */
export function registerHolders(read: ReadHolders): void {
  answer = read;
}

/** Empty where nobody registered an answer: nothing is popular then. */
export async function readHolders(knex: Knex, productIds: string[] | null, since: Date): Promise<Map<string, Holders>> {
  return answer ? answer(knex, productIds, since) : new Map();
}
