import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { DomainError } from "@mintreu/kit/domain/errors";

const WAIT_SECONDS = 20;

/**
 * One writer of a listing at a time. Applying a document runs through several modules and cannot be one
 * transaction; the lock keeps two of them from making the same package twice. Not re-entrant.
 * Errors: listing.busy when the others take too long.
 */
export async function withListingLock<Result>(container: MedusaContainer, listingId: string, work: () => Promise<Result>): Promise<Result> {
  let held = false;
  try {
    return await container.resolve(Modules.LOCKING).execute(
      `listing:${listingId}`,
      () => {
        held = true;
        return work();
      },
      { timeout: WAIT_SECONDS },
    );
  } catch (error) {
    if (held) throw error;
    throw new DomainError("unavailable", "listing.busy", "Somebody else is changing this product. Try again in a moment.", { retry_after_seconds: 5 });
  }
}
