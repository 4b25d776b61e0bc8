import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { listNewestReleases } from "@mintreu/catalog/queries/releases";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { judgeCoverage } from "../../../domain/release-coverage";
import { licenseScopeOf } from "../../../http/license-scope";
import { listDownloaded, listLicensesWithReleases } from "../../../queries/downloads";
import type { DownloadsQuery } from "./validators";

const RELEASES_EACH = 50;

/** What the caller may download by each of their licences, and why the rest is closed to them. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order_id } = req.validatedQuery as unknown as DownloadsQuery;
  const scope = await licenseScopeOf(req, order_id);
  const knex = databaseOf(req.scope);
  const { licenses, count } = await listLicensesWithReleases(knex, scope, { limit, offset });
  const productIds = [...new Set(licenses.map(({ product_id }) => product_id))];
  const [releases, downloaded] = await Promise.all([
    listNewestReleases(knex, productIds, ["published", "yanked"], RELEASES_EACH),
    listDownloaded(
      knex,
      licenses.map(({ license_id }) => license_id),
    ),
  ]);
  const now = clock.now();
  const downloads = licenses.map(({ license_id, product_id, product_title, product_handle, package_title, ...license }) => ({
    ...{ license_id, product_id, product_title, product_handle, package_title, updates_until: license.updates_until },
    releases: releases
      .filter((release) => release.product_id === product_id)
      .map(({ id, version, channel, changelog, published_at, status, files }) => {
        const reason = judgeCoverage(license, { status, published_at }, downloaded.has(`${license_id} ${id}`), now);
        return { id, version, channel, changelog, published_at, files, downloadable: reason === null, reason };
      }),
  }));
  res.json({ downloads, count, limit, offset });
};
