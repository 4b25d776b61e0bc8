import { once } from "node:events";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toCsvLine } from "../domain/csv-text";
import { pagesOfLog } from "../queries/license-log-pages";

const COLUMNS = ["created_at", "action", "actor_type", "actor_id", "ip", "user_agent", "domain", "reason"] as const;

/** The whole log of a licence as a CSV file; the caller has found the licence to be theirs. */
export async function sendLogExport(req: MedusaRequest, res: MedusaResponse, licenseId: string): Promise<void> {
  res.setHeader("Content-Type", "text/csv; charset=utf-8");
  res.setHeader("Content-Disposition", `attachment; filename="${licenseId}-log.csv"`);
  res.setHeader("Cache-Control", "no-store");
  res.write(toCsvLine(COLUMNS));
  for await (const rows of pagesOfLog(databaseOf(req.scope), licenseId)) {
    if (res.destroyed) return;
    const text = rows.map((row) => toCsvLine(COLUMNS.map((column) => row[column]))).join("");
    // Who reads slowly is waited for; who has left ends it.
    if (!res.write(text)) await Promise.race([once(res, "drain"), once(res, "close")]);
  }
  res.end();
}
