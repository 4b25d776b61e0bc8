import { createStep, createWorkflow, StepResponse, transform, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { readRefundedByLine } from "@mintreu/payments/queries/refunded-by-line";
import { licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import type { LicenseChanges } from "../modules/licensing/rows";
import type LicensingModuleService from "../modules/licensing/service";
import { findSoldOrder } from "../queries/sold-order";

/** Issuing and withdrawing is one transaction and may run again at any time: nothing to compensate. */
const syncStep = createStep("sync-licenses-of-order", async ({ order_id }: { order_id: string }, { container }) => {
  const order = await findSoldOrder(container, order_id);
  const nothing: LicenseChanges = { issued: [], revoked: [], renewed: [] };
  if (!order) return new StepResponse(nothing);
  return new StepResponse(await container.resolve<LicensingModuleService>(LICENSING_MODULE).syncOrder(order, readRefundedByLine));
});

/** Brings the licences of an order in line with what is paid and refunded; the one way licences are issued. */
export const syncOrderLicensesWorkflow = createWorkflow("sync-order-licenses", (input: WorkflowData<{ order_id: string }>) => {
  const changes = syncStep(input);
  const issued = transform({ input, changes }, (data) => data.changes.issued.map((id) => ({ id, order_id: data.input.order_id })));
  const revoked = transform({ input, changes }, (data) => data.changes.revoked.map((id) => ({ id, order_id: data.input.order_id })));
  const renewed = transform({ input, changes }, (data) => data.changes.renewed.map((id) => ({ id, order_id: data.input.order_id })));
  emitEventStep({ eventName: licenseEvents.renewed, data: renewed }).config({ name: "emit-license-renewed" });
  emitEventStep({ eventName: licenseEvents.issued, data: issued }).config({ name: "emit-license-issued" });
  emitEventStep({ eventName: licenseEvents.revoked, data: revoked }).config({ name: "emit-license-revoked" });
  return new WorkflowResponse(changes);
});
