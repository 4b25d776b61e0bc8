import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { DomainError } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { actorOf } from "../../../../http/actor";
import { readImportFile } from "../../../../http/read-import-file";
import { findOwnPackages } from "../../../../queries/own-packages";
import { importLicensesWorkflow } from "../../../../workflows/import-licenses";
import { importQuery } from "../life-validators";

/**
 * Licences sold elsewhere, out of a CSV file: all lines or none. With `dry_run` it only looks. The same file
 * again changes nothing. Errors: license_import.*, `rows_invalid` with the faults by line as `details`.
 */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "licenses.write");
  const { dry_run } = parseOrRefuse(importQuery, req.query);
  const developer_id = vendorOf(req).developer.id;
  const packages = await findOwnPackages(databaseOf(req.scope), developer_id);
  const findPackage = (text: string) => {
    const found = packages.filter(({ package_id, title }) => package_id === text || title === text);
    return found.length > 1 ? "ambiguous" : (found[0]?.package_id ?? null);
  };
  const { digest, count, rows, faults } = await readImportFile(req, findPackage);
  const dry = dry_run === "1" || dry_run === "true";
  if (dry) return void res.json({ import: { dry_run: true, rows: count, valid: rows.length, created: 0, skipped: 0, errors: faults } });
  if (faults.length > 0) {
    throw new DomainError("invalid", "license_import.rows_invalid", `Nothing was imported: ${count - rows.length} lines have faults.`, { faults });
  }
  const { result } = await importLicensesWorkflow(req.scope).run({ input: { developer_id, digest, rows, actor: actorOf(req, "developer") } });
  res.status(result.repeated ? 200 : 201).json({ import: { dry_run: false, rows: count, valid: rows.length, ...result, errors: [] } });
};
