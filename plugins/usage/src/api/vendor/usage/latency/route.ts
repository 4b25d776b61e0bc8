import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { periodsOf } from "../../../../domain/usage-range";
import { askedRange } from "../../../../http/usage-query";
import { vendorScope } from "../../../../http/vendor-scope";
import { latencyOf, readSketches } from "../../../../queries/usage-sketches";

const UNKNOWN = { p50_ms: null, p95_ms: null, p99_ms: null };

/** How long calls took, period by period; null where none was made. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const scope = await vendorScope(req);
  const range = askedRange(req.query);
  const { periods } = await readSketches(databaseOf(req.scope), scope, range);
  const latency = periodsOf(range).map((at) => {
    const sketch = periods.get(at.getTime());
    return { at, ...((sketch && latencyOf(sketch)) ?? UNKNOWN) };
  });
  res.json({ latency, range });
};
