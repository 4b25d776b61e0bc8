import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { DomainError } from "@mintreu/kit/domain/errors";
import { isHandleTaken } from "../queries/handle-taken";

/**
 * Does what gives a product its handle. The engine's unique index decides between two at once; its own
 * words for that are replaced by ours. Errors: listing.handle_taken.
 */
export async function claimHandle<Result>(knex: Knex, handle: string, ownProductId: string | null, work: () => Promise<Result>): Promise<Result> {
  await refuseTaken(knex, handle, ownProductId);
  try {
    return await work();
  } catch (error) {
    await refuseTaken(knex, handle, ownProductId);
    throw error;
  }
}

async function refuseTaken(knex: Knex, handle: string, ownProductId: string | null): Promise<void> {
  if (await isHandleTaken(knex, handle, ownProductId)) throw new DomainError("conflict", "listing.handle_taken", "This handle is taken.");
}
