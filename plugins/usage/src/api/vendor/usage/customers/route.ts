import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { askedPagedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readCustomers } from "../../../../queries/usage-customers";

/** Who calls most, by licence; whole days. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const { range, page } = askedPagedRange({ ...req.query, interval: "day" });
  const { customers, count } = await readCustomers(databaseOf(req.scope), scope, range, page);
  res.json({ customers, count, ...page });
};
