import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { licenseEvents } from "../events";
import { LICENSING_MODULE } from "../modules/licensing";
import { forgetClaims } from "../modules/licensing/claims";
import { announceBatch, expireBatch, type Notice, remindBatch } from "../expiry/expiry-batches";
import type LicensingModuleService from "../modules/licensing/service";
import { expireTransfers } from "../modules/licensing/transfers";

export interface ExpiryReport {
  expired: number;
  reminded: number;
  told: number;
  transfers: number;
}

/** Small transactions: a kill loses one batch at most, and the next run takes it up. */
const BATCH = 200;

const expireStep = createStep("expire-due-licenses", async (_input: void, { container }) => {
  const licensing = container.resolve<LicensingModuleService>(LICENSING_MODULE);
  const report: ExpiryReport = { expired: 0, reminded: 0, told: 0, transfers: 0 };
  report.expired = await untilDone(() => licensing.commitTogether((manager, _ring, now) => expireBatch(manager, now, BATCH)));
  report.reminded = await untilDone(() => licensing.commitTogether((manager, _ring, now) => remindBatch(manager, now, BATCH)));
  report.transfers = await licensing.commitTogether((manager, _ring, now) => expireTransfers(manager, now));
  report.told = await untilDone(() =>
    licensing.commitTogether((manager, _ring, now) => announceBatch(manager, (notices) => tell(container, notices), now, BATCH)),
  );
  await licensing.commitTogether((manager, _ring, now) => forgetClaims(manager, now));
  return new StepResponse(report);
});

/** Until a batch finds nothing: what another run holds is its to do. */
async function untilDone(batch: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let done = await batch(); done > 0; done = await batch()) total += done;
  return total;
}

async function tell(container: MedusaContainer, notices: Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const messages: { name: string; data: Record<string, unknown> }[] = notices.map(({ id: notice_id, license_id: id, order_id, kind }) =>
    kind === "expired"
      ? { name: licenseEvents.expired, data: { id, order_id, notice_id } }
      : { name: licenseEvents.expiring, data: { id, order_id, notice_id, days: Number(kind.split("_")[1]) } },
  );
  await container.resolve(Modules.EVENT_BUS).emit(messages);
}

/** Ends what has run out, notes reminders that are due and tells of both. Safe to run by several at once. */
export const expireLicensesWorkflow = createWorkflow("expire-licenses", () => {
  return new WorkflowResponse(expireStep());
});
