import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readStatusClasses } from "../../../../queries/usage-sums";

/** How calls were answered. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  res.json({ status_classes: await readStatusClasses(databaseOf(req.scope), scope, range) });
};
