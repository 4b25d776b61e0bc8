import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toPublicRelease } from "../../../../../http/release-views";
import { listReleases } from "../../../../../queries/releases";
import { findVisibleListing } from "../../../../../queries/visible-listing";
import type { ReleasesQuery } from "./validators";

/** What came out of a visible product, newest first; yanked releases are not shown. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, channel } = req.validatedQuery as unknown as ReleasesQuery;
  const productId = String(req.params["id"]);
  const knex = databaseOf(req.scope);
  if (!(await findVisibleListing(knex, productId))) throw notFound("product");
  const { releases, count } = await listReleases(knex, { product_ids: [productId], statuses: ["published"], channel }, { limit, offset });
  res.json({ releases: releases.map(toPublicRelease), count, limit, offset });
};
