import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { isRefused, readReportedEvent, type RefusedEvent } from "../domain/reported-event";
import { findOwnLicenses, type OwnedEvent, storeReportedEvents } from "../queries/store-reported-events";

export interface UsageReport {
  developer_id: string;
  /** CloudEvents as they came. */
  events: unknown[];
}

export interface UsageReceipt {
  accepted: number;
  duplicates: number;
  /** By their place in the report. */
  refused: (RefusedEvent & { index: number })[];
}

/** One statement stores them, and the same events again change nothing: no compensation. */
const storeStep = createStep("store-reported-usage", async ({ developer_id, events }: UsageReport, { container }) => {
  const knex = databaseOf(container);
  const now = clock.now();
  const read = events.map((event) => readReportedEvent(event, now));
  const named = new Set(read.flatMap((event) => (isRefused(event) ? [] : [event.license_id])));
  const products = await findOwnLicenses(knex, developer_id, [...named]);
  const good: OwnedEvent[] = [];
  const refused: UsageReceipt["refused"] = [];
  for (const [index, event] of read.entries()) {
    if (isRefused(event)) {
      refused.push({ index, ...event });
      continue;
    }
    const product_id = products.get(event.license_id);
    if (product_id) good.push({ ...event, developer_id, product_id });
    else refused.push({ index, code: "license.not_found", message: "subject: no licence of yours" });
  }
  const accepted = await storeReportedEvents(knex, good, now);
  return new StepResponse<UsageReceipt>({ accepted, duplicates: good.length - accepted, refused });
});

/** Counts what a developer reports, each event once; one that is refused keeps no other from being counted. */
export const reportUsageWorkflow = createWorkflow("report-usage", (input: WorkflowData<UsageReport>) => {
  return new WorkflowResponse(storeStep(input));
});
