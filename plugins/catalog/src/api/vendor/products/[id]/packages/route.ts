import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { generateEntityId } from "@medusajs/framework/utils";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { refuseUnknownCurrencies } from "../../../../../editing/resolve-names";
import { answerEdit, ownProduct } from "../../../../../http/vendor-product";
import { addPackageBody, toPrices } from "../../validators";

/** Adds a package to a draft, or proposes one for what is live. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const product = await ownProduct(req, "catalog.write");
  const body = parseOrRefuse(addPackageBody, req.body);
  const prices = toPrices(body.prices);
  await refuseUnknownCurrencies(databaseOf(req.scope), prices);
  await answerEdit(req, res, product, { kind: "add_package", id: generateEntityId(undefined, "pkg"), package: { ...body, prices } }, 201);
};
