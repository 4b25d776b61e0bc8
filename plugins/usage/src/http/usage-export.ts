import { once } from "node:events";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toCsvLine } from "@mintreu/licensing/domain/csv-text";
import { meanMs } from "../domain/usage-figures";
import { partsOf, type UsageRange } from "../domain/usage-range";
import type { UsageScope } from "../queries/usage-source";
import { readExport } from "../queries/usage-sums";

const COLUMNS = [
  "at",
  "product_id",
  "product",
  "method",
  "endpoint",
  "status_class",
  "requests",
  "units",
  "errors",
  "bytes_in",
  "bytes_out",
  "mean_ms",
] as const;

/** Usage as a CSV file, month by month: a long range never lies in memory whole. The caller has found the scope to be theirs. */
export async function sendUsageExport(req: MedusaRequest, res: MedusaResponse, scope: UsageScope, range: UsageRange, name: string): Promise<void> {
  res.setHeader("Content-Type", "text/csv; charset=utf-8");
  res.setHeader("Content-Disposition", `attachment; filename="${name}.csv"`);
  res.setHeader("Cache-Control", "no-store");
  res.write(toCsvLine(COLUMNS));
  for (const part of partsOf(range)) {
    const rows = await readExport(databaseOf(req.scope), scope, part);
    if (res.destroyed) return;
    const text = rows.map((row) =>
      toCsvLine([
        ...[row.at, row.product_id, row.product_title, row.method, row.endpoint, `${row.status_class}xx`],
        ...[row.requests, row.units, row.errors, row.bytes_in, row.bytes_out, meanMs(row)],
      ]),
    );
    // Who reads slowly is waited for; who has left ends it.
    if (!res.write(text.join(""))) await Promise.race([once(res, "drain"), once(res, "close")]);
  }
  res.end();
}
