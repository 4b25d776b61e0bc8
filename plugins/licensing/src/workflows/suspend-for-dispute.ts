import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { settleDispute } from "../modules/licensing/change-status";
import type LicensingModuleService from "../modules/licensing/service";

export interface DisputedOrder {
  dispute_id: string;
  order_id: string;
  /** The lines that it is about; null for all of them. */
  order_line_ids: string[] | null;
}

const settleStep = createStep("suspend-for-dispute-step", async (dispute: DisputedOrder, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  return new StepResponse(await licensing.commitTogether((manager, _ring, now) => settleDispute(manager, { ...dispute, outcome: "open" }, now)));
});

/** A dispute was opened: what the buyer still uses is suspended until it is decided. May be repeated. Answers the licences it changed. */
export const suspendForDisputeWorkflow = createWorkflow("suspend-for-dispute", (input: WorkflowData<DisputedOrder>) => {
  const ids = settleStep(input);
  const data = transform({ input, ids }, ({ input: { order_id }, ids: changed }) => changed.map((id) => ({ id, order_id })));
  emitEventStep({ eventName: licenseEvents.suspended, data });
  return new WorkflowResponse(ids);
});
