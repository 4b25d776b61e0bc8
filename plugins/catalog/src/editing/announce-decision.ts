import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { databaseOf } from "@mintreu/kit/http/knex";
import { catalogEvents } from "../events";
import { announceReleases } from "./announce-releases";
import { findChangeToAnnounce, markAnnounced } from "../queries/unfinished-changes";

/** Tells of a decision, then notes that it was told: a kill between the two tells it twice, never not at all. */
export async function announceDecision(container: MedusaContainer, changeId: string): Promise<void> {
  const change = await findChangeToAnnounce(databaseOf(container), changeId);
  if (!change) return;
  const data = { id: change.listing_id, product_id: change.product_id, change_id: changeId };
  const approved = change.kind === "publish" ? [catalogEvents.published, catalogEvents.changeApproved] : [catalogEvents.changeApproved];
  const names = change.status === "approved" ? approved : [catalogEvents.changesRequested];
  await container.resolve(Modules.EVENT_BUS).emit(names.map((name) => ({ name, data })));
  // With a product come its releases, and a release by itself.
  await announceReleases(container, { product_id: change.product_id });
  await markAnnounced(databaseOf(container), changeId);
}
