import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toTotals } from "../../../../domain/usage-figures";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { detailsOf, readSketches } from "../../../../queries/usage-sketches";
import { readTotals } from "../../../../queries/usage-sums";

/** All of a range in one row. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  const knex = databaseOf(req.scope);
  const [sums, sketched] = await Promise.all([readTotals(knex, scope, range), readSketches(knex, scope, range)]);
  res.json({ totals: toTotals(sums, detailsOf(sketched)), range });
};
