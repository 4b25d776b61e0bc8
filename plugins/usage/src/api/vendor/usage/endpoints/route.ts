import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toFigures } from "../../../../domain/usage-figures";
import { askedPagedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readEndpoints } from "../../../../queries/usage-sums";

/** What is called most. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const { range, page } = askedPagedRange(req.query);
  const { endpoints, count } = await readEndpoints(databaseOf(req.scope), scope, range, page);
  res.json({ endpoints: endpoints.map(({ endpoint, ...sums }) => ({ endpoint, ...toFigures(sums) })), count, ...page });
};
