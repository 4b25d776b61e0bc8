import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { resolveCategories } from "../../../../editing/resolve-names";
import { answerEdit, answerProduct, ownProduct } from "../../../../http/vendor-product";
import { editProductBody } from "../validators";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  await answerProduct(req, res, String(req.params["id"]));
};

/** Changes a draft, or proposes a change of what is live. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  const { categories: names, ...fields } = parseOrRefuse(editProductBody, req.body);
  const categories = names && (await resolveCategories(databaseOf(req.scope), names)).map(({ handle }) => handle);
  await answerEdit(req, res, product, { kind: "fields", fields: { ...fields, categories } });
};
