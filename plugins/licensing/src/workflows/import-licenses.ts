import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { ImportRow } from "../domain/import-row";
import { LICENSING_MODULE } from "../modules/licensing";
import { importLicenses } from "../modules/licensing/import-licenses";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";
import { findOwnPackages } from "../queries/own-packages";

export interface ImportToRun {
  developer_id: string;
  digest: string;
  rows: ImportRow[];
  actor: Actor;
}

const importStep = createStep("import-licenses-of-file", async ({ rows, ...input }: ImportToRun, { container }) => {
  const packages = new Map((await findOwnPackages(databaseOf(container), input.developer_id)).map((one) => [one.package_id, one]));
  // Between steps a moment may have become text.
  const dated = rows.map((row) => ({ ...row, expires_at: row.expires_at ? new Date(row.expires_at) : null }));
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, ring, now) => importLicenses(manager, ring, { ...input, rows: dated, packages }, now)));
});

/** Licences that were sold elsewhere, all of a file or none. Nobody is mailed: the developer tells the customers. */
export const importLicensesWorkflow = createWorkflow("import-licenses", (input: WorkflowData<ImportToRun>) => {
  return new WorkflowResponse(importStep(input));
});
