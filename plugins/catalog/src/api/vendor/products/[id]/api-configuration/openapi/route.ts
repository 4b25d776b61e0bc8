import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readBody } from "../../../../../../http/read-body";
import { answerConfiguration, refuseOtherTypes } from "../../../../../../http/vendor-api-configuration";
import { ownProduct } from "../../../../../../http/vendor-product";
import { readOpenApi } from "../../../../../../openapi/read-openapi";
import { importOpenapiWorkflow } from "../../../../../../workflows/import-openapi";
import { removeOpenapiWorkflow } from "../../../../../../workflows/remove-openapi";

const MAX_BYTES = 10_000_000;

/** Imports an OpenAPI document sent as it is, JSON or YAML: it gives the endpoints and the reference. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  const { document, ignored } = await readOpenApi(await readBody(req, MAX_BYTES));
  refuseOtherTypes(product);
  const { result } = await importOpenapiWorkflow(req.scope).run({ input: { listing_id: product.listing_id, document } });
  const { title, version, server_url } = document;
  await answerConfiguration(req, res, product, { imported: { operations: document.operations.length, title, version, server_url, ...result, ignored } });
};

/** Takes the document away; the endpoints stay. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  refuseOtherTypes(product);
  await removeOpenapiWorkflow(req.scope).run({ input: { listing_id: product.listing_id } });
  await answerConfiguration(req, res, product);
};
