import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { channelOf, parseVersion } from "../../../../../domain/release-version";
import { ownProduct } from "../../../../../http/vendor-product";
import { answerRelease, catalogOf } from "../../../../../http/vendor-release";
import { listReleases } from "../../../../../queries/releases";
import { createReleaseBody, vendorReleasesQuery } from "../../../releases/validators";

/** The product's releases in every status, what is not out yet first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "read");
  const { limit, offset, status, channel } = parseOrRefuse(vendorReleasesQuery, req.query);
  const filter = { product_ids: [product.id], channel, ...(status ? { statuses: [status] } : {}) };
  const { releases, count } = await listReleases(databaseOf(req.scope), filter, { limit, offset });
  res.json({ releases, count, limit, offset });
};

/** A draft; its files follow one by one. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  const body = parseOrRefuse(createReleaseBody, req.body ?? {});
  const version = parseVersion(body.version);
  const id = await catalogOf(req).addRelease(product.listing_id, { version, channel: channelOf(version, body.channel), changelog: body.changelog });
  await answerRelease(req, res, id, 201);
};
