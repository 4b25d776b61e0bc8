import { createWorkflow, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { licenseEvents } from "../events";

/** Tells that a licence became active somewhere. Takes neither key nor token: what workflows hold may be kept. */
export const announceActivationWorkflow = createWorkflow(
  "announce-activation",
  (input: WorkflowData<{ id: string; order_id: string | null; activation_id: string }>) => {
    emitEventStep({ eventName: licenseEvents.activated, data: input });
    return new WorkflowResponse(input);
  },
);
