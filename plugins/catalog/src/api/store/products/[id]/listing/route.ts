import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findVisibleListing } from "../../../../../queries/visible-listing";

/** What the marketplace knows of a visible product beyond the engine's own fields. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const listing = await findVisibleListing(databaseOf(req.scope), String(req.params["id"]));
  if (!listing) throw notFound("product");
  res.json({ listing });
};
