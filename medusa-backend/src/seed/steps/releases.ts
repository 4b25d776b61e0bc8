import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { MedusaContainer } from "@medusajs/framework/types";
import { receiveReleaseFile } from "@mintreu/catalog/files/receive-release-file";
import { CATALOG_MODULE } from "@mintreu/catalog/modules/catalog";
import type CatalogModuleService from "@mintreu/catalog/modules/catalog/service";
import { listReleases } from "@mintreu/catalog/queries/releases";
import { databaseOf } from "@mintreu/kit/http/knex";
import { type DemoRelease, releasesOf } from "../demo/releases";
import type { DemoProduct } from "../demo/types";

/** Drafts the releases of a product that is not out yet; they go live with it. */
export async function seedReleases(container: MedusaContainer, listing: { id: string; product_id: string }, product: DemoProduct): Promise<void> {
  const { releases } = await listReleases(databaseOf(container), { product_ids: [listing.product_id] }, { limit: 100, offset: 0 });
  const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE);
  for (const { version, changelog, file } of releasesOf(product)) {
    const held = releases.find((release) => release.version === version);
    const release_id = held?.id ?? (await catalog.addRelease(listing.id, { version, channel: "stable", changelog }));
    await upload(container, release_id, file);
  }
}

async function upload(container: MedusaContainer, release_id: string, { name, content }: DemoRelease["file"]): Promise<void> {
  const incoming = { release_id, name, sha256: createHash("sha256").update(content).digest("hex"), content_length: content.length };
  await receiveReleaseFile(container, incoming, Readable.from([Buffer.from(content)]));
}
