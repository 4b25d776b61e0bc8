import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { LICENSING_MODULE } from "../modules/licensing";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";
import { cancelTransfer } from "../modules/licensing/transfers";

export interface TransferCancellation {
  license_id: string;
  customer_id: string;
  actor: Actor;
}

const cancelStep = createStep("store-transfer-cancellation", async (input: TransferCancellation, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, _ring, now) => cancelTransfer(manager, input, now)));
});

/** The sender takes a transfer back before the recipient has the licence. */
export const cancelLicenseTransferWorkflow = createWorkflow("cancel-license-transfer", (input: WorkflowData<TransferCancellation>) => {
  return new WorkflowResponse(cancelStep(input));
});
