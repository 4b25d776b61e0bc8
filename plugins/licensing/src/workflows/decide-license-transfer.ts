import { createStep, createWorkflow, StepResponse, transform, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { licenseEvents, transferEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import type { Actor } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";
import { decideTransfer } from "../modules/licensing/transfers";

export interface TransferDecision {
  id: string;
  developer_id: string;
  approve: boolean;
  reason: string | null;
  actor: Actor;
}

const decideStep = createStep("store-transfer-decision", async (input: TransferDecision, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, ring, now) => decideTransfer(manager, ring, input, now)));
});

/** The developer approves or declines; with an account for the recipient's address the licence moves at once. */
export const decideLicenseTransferWorkflow = createWorkflow("decide-license-transfer", (input: WorkflowData<TransferDecision>) => {
  const transfer = decideStep(input);
  const eventName = transform(input, ({ approve }) => (approve ? transferEvents.approved : transferEvents.declined));
  emitEventStep({ eventName, data: { id: transfer.id, license_id: transfer.license_id } });
  when({ transfer }, (data) => data.transfer.status === "completed").then(() => {
    emitEventStep({ eventName: licenseEvents.transferred, data: { id: transfer.license_id, order_id: null } }).config({ name: "emit-license-transferred" });
  });
  return new WorkflowResponse(transfer);
});
