import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readTrendPoints } from "../../../../queries/usage-trend";
import { databaseOf } from "@mintreu/kit/http/knex";

/** Period by period, also those without a call. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  res.json({ trend: await readTrendPoints(databaseOf(req.scope), scope, range), range });
};
