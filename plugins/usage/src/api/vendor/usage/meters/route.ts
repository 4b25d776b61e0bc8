import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readMeters } from "../../../../queries/usage-meters";

/** What the caller's own servers have reported, by meter. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  res.json({ meters: await readMeters(databaseOf(req.scope), scope, range), range });
};
