import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

const WAIT_SECONDS = 20;

/**
 * One writer of a listing at a time. Applying a document runs through several modules and cannot be one
 * transaction; the lock keeps two of them from making the same package twice. Not re-entrant.
 */
export function withListingLock<Result>(container: MedusaContainer, listingId: string, work: () => Promise<Result>): Promise<Result> {
  return container.resolve(Modules.LOCKING).execute(`listing:${listingId}`, work, { timeout: WAIT_SECONDS });
}
