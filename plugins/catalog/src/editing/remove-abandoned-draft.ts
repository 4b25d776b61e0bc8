import type { MedusaContainer } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { deleteProductsWorkflow } from "@medusajs/medusa/core-flows";
import { findAbandonedDrafts } from "../queries/abandoned-drafts";

/** Making a draft takes a second; what is this old and has no listing was interrupted. */
const PATIENCE_MS = 60_000;

/** Frees a handle that a kill left with half a draft, so that the developer can ask for it again. */
export async function removeAbandonedDraft(container: MedusaContainer, handle: string): Promise<void> {
  const before = new Date(clock.now().getTime() - PATIENCE_MS);
  const ids = await findAbandonedDrafts(databaseOf(container), handle, before);
  if (ids.length > 0) await deleteProductsWorkflow(container).run({ input: { ids } });
}
