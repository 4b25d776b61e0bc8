import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { databaseOf } from "@mintreu/kit/http/knex";
import { releaseEvents } from "../events";
import { findUnannouncedReleases, markReleaseAnnounced } from "../queries/release-announcements";

const PAGE = 100;

/** Tells of releases that came out or were yanked, then notes it: a kill between the two tells it twice, never not at all. */
export async function announceReleases(container: MedusaContainer, filter: { product_id: string } | { before: Date }): Promise<void> {
  const knex = databaseOf(container);
  for (const release of await findUnannouncedReleases(knex, filter, PAGE)) {
    const { id, product_id, version } = release;
    await container.resolve(Modules.EVENT_BUS).emit({ name: releaseEvents[release.status], data: { id, product_id, version } });
    await markReleaseAnnounced(knex, release);
  }
}
