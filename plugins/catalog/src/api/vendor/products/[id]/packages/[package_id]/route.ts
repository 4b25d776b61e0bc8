import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { refuseUnknownCurrencies } from "../../../../../../editing/resolve-names";
import { answerEdit, ownPackage } from "../../../../../../http/vendor-product";
import { editPackageBody, toPrices } from "../../../validators";

/** Title, rank, prices and terms; `archived: false` offers an archived package again. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { product, packageId } = await ownPackage(req, "catalog.write");
  const body = parseOrRefuse(editPackageBody, req.body);
  const prices = body.prices && toPrices(body.prices);
  if (prices) await refuseUnknownCurrencies(databaseOf(req.scope), prices);
  await answerEdit(req, res, product, { kind: "edit_package", id: packageId, changes: { ...body, prices } });
};

/** Removes a package of a draft; what was on sale is archived instead, after review. */
export const DELETE = async (req: MedusaRequest, res: MedusaResponse) => {
  const { product, packageId } = await ownPackage(req, "catalog.write");
  await answerEdit(req, res, product, { kind: "remove_package", id: packageId });
};
