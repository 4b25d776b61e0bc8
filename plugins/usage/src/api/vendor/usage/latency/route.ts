import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { periodsOf } from "../../../../domain/usage-range";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { readLatency } from "../../../../queries/usage-details";

const UNKNOWN = { p50_ms: null, p95_ms: null, p99_ms: null };

/** How long calls took, period by period; null where none was made. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  const known = await readLatency(databaseOf(req.scope), scope, range);
  res.json({ latency: periodsOf(range).map((at) => ({ at, ...(known.get(at.getTime()) ?? UNKNOWN) })), range });
};
