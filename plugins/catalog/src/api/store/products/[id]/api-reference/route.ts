import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toReference } from "../../../../../domain/api-document";
import { findPublicDocument } from "../../../../../queries/api-configuration";

/** What a visible API product offers, operation by operation. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const api = await findPublicDocument(databaseOf(req.scope), String(req.params["id"]));
  if (!api || api.endpoints.length === 0) throw notFound("api_reference");
  res.json({ api_reference: toReference(api.document, api.endpoints, api.gateway_path, api.product_title) });
};
