import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toTotals } from "../../../../domain/usage-figures";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readDetails } from "../../../../queries/usage-details";
import { readTotals } from "../../../../queries/usage-sums";

/** All of a range in one row. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  const knex = databaseOf(req.scope);
  const [sums, details] = await Promise.all([readTotals(knex, scope, range), readDetails(knex, scope, range)]);
  res.json({ totals: toTotals(sums, details), range });
};
