import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { transferEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";
import { requestTransfer } from "../modules/licensing/transfers";

export interface TransferRequest {
  license_id: string;
  customer_id: string;
  /** In lower case. */
  email: string;
  actor: Actor;
}

const requestStep = createStep("store-transfer-request", async (input: TransferRequest, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, _ring, now) => requestTransfer(manager, input, now)));
});

/** A holder wants somebody else to have the licence; the developer is asked. */
export const requestLicenseTransferWorkflow = createWorkflow("request-license-transfer", (input: WorkflowData<TransferRequest>) => {
  const transfer = requestStep(input);
  emitEventStep({ eventName: transferEvents.requested, data: { id: transfer.id, license_id: transfer.license_id } });
  return new WorkflowResponse(transfer);
});
