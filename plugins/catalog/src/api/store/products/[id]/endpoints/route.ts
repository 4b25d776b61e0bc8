import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findPublicApi } from "../../../../../queries/api-configuration";
import { findVisibleListing } from "../../../../../queries/visible-listing";
import type { EndpointsQuery } from "./validators";

/** Endpoints of a visible product with their weights, in their developer's order; none where it is no API. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset } = req.validatedQuery as unknown as EndpointsQuery;
  const knex = databaseOf(req.scope);
  const productId = String(req.params["id"]);
  const api = await findPublicApi(knex, productId);
  if (!api && !(await findVisibleListing(knex, productId))) throw notFound("product");
  const { endpoints = [], gateway_path = null } = api ?? {};
  res.json({ endpoints: endpoints.slice(offset, offset + limit), gateway_path, count: endpoints.length, limit, offset });
};
