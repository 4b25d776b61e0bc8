import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { licenseEvents } from "@mintreu/licensing/events";
import { usageAlertEvents } from "../events";
import { listSilentAlerts, markAlertsTold } from "../queries/usage-alert-rows";
import { listSilentThresholds, markThresholdsTold, thresholdIdOf } from "../queries/usage-thresholds";

/** The next run takes the rest. */
const BATCH = 500;

/** Told first, marked then: a kill in between tells it twice, never not at all. */
const announceStep = createStep("announce-news-of-usage", async (_input: void, { container }) => {
  const knex = databaseOf(container);
  const [thresholds, alerts] = await Promise.all([listSilentThresholds(knex, BATCH), listSilentAlerts(knex, BATCH)]);
  await emit(container, [
    ...thresholds.map((reached) => ({
      name: licenseEvents.usageThreshold,
      data: { id: reached.license_id, metric: reached.metric, percent: reached.percent, period: reached.period_start, threshold_id: thresholdIdOf(reached) },
    })),
    ...alerts.map(({ id, kind, developer_id, product_id, license_id }) => ({
      name: usageAlertEvents.raised,
      data: { id, kind, developer_id, product_id, license_id },
    })),
  ]);
  const now = clock.now();
  if (thresholds.length > 0) await markThresholdsTold(knex, thresholds, now);
  if (alerts.length > 0) {
    await markAlertsTold(
      knex,
      alerts.map(({ id }) => id),
      now,
    );
  }
  return new StepResponse(thresholds.length + alerts.length);
});

async function emit(container: MedusaContainer, messages: { name: string; data: Record<string, unknown> }[]): Promise<void> {
  if (messages.length > 0) await container.resolve(Modules.EVENT_BUS).emit(messages);
}

/** Tells of quotas that are nearly used and of what is not as usual. Safe to run by several at once. */
export const announceUsageWorkflow = createWorkflow("announce-usage", () => {
  return new WorkflowResponse(announceStep());
});
