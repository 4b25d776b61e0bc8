import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { MedusaContainer } from "@medusajs/framework/types";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findOrdersOutOfStep } from "../queries/orders-out-of-step";
import { syncOrderLicensesWorkflow } from "./sync-order-licenses";

export interface ReconciliationReport {
  orders_checked: number;
  issued: number;
  revoked: number;
  failed: string[];
}

const PAGE = 200;

/** Walks all candidates page by page. An order that fails does not keep the others from being repaired; it is reported. */
const reconcileStep = createStep("repair-orders-out-of-step", async (_input: void, { container }) => {
  const report: ReconciliationReport = { orders_checked: 0, issued: 0, revoked: 0, failed: [] };
  for (let after: string | null = null; ;) {
    const orderIds: string[] = await findOrdersOutOfStep(databaseOf(container), { after, limit: PAGE });
    for (const order_id of orderIds) await repair(order_id, container, report);
    after = orderIds.at(-1) ?? null;
    if (orderIds.length < PAGE) return new StepResponse(report);
  }
});

async function repair(order_id: string, container: MedusaContainer, report: ReconciliationReport): Promise<void> {
  const { result, errors } = await syncOrderLicensesWorkflow(container).run({ input: { order_id }, throwOnError: false });
  report.orders_checked += 1;
  if (errors.length > 0) report.failed.push(order_id);
  else {
    report.issued += result.issued.length;
    report.revoked += result.revoked.length;
  }
}

/** Finds orders whose events were lost and repairs their licences; reports what it found. */
export const reconcileLicensesWorkflow = createWorkflow("reconcile-licenses", () => {
  return new WorkflowResponse(reconcileStep());
});
