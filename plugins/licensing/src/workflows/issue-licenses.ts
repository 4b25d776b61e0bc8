import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { issueEvents, licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { issueByHand, type ManualIssue } from "../modules/licensing/manual-issue";
import type LicensingModuleService from "../modules/licensing/service";

const issueStep = createStep("issue-licenses-by-hand", async (input: ManualIssue, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  // Between steps a moment may have become text.
  const expires_at = input.expires_at ? new Date(input.expires_at) : null;
  return new StepResponse(await licensing.commitTogether((manager, ring, now) => issueByHand(manager, ring, { ...input, expires_at }, now)));
});

/** A developer gives licences away, or what was sold elsewhere. A repeat makes nothing and tells of it again. */
export const issueLicensesWorkflow = createWorkflow("issue-licenses", (input: WorkflowData<ManualIssue>) => {
  const issue = issueStep(input);
  const issued = transform(issue, ({ license_ids }) => license_ids.map((id) => ({ id, order_id: null })));
  emitEventStep({ eventName: licenseEvents.issued, data: issued }).config({ name: "emit-licenses-issued-by-hand" });
  emitEventStep({ eventName: issueEvents.made, data: { id: issue.issue_id, license_ids: issue.license_ids } }).config({ name: "emit-issue-made" });
  return new WorkflowResponse(issue);
});
