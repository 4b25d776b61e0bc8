import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readSketches } from "../../../../queries/usage-sketches";
import { readTrendPoints } from "../../../../queries/usage-trend";

/** Period by period, also those without a call. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  const knex = databaseOf(req.scope);
  res.json({ trend: await readTrendPoints(knex, scope, range, readSketches(knex, scope, range)), range });
};
