import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { errorSpike, slowAnswers, unusualUse } from "../domain/usage-alerts";
import { type NewAlert, noteAlerts } from "../queries/usage-alert-rows";
import { readWatchedLicenses, readWatchedProducts } from "../queries/watched-hours";

const HOUR_MS = 3_600_000;

/** Looks at the last whole hour, several times: what comes late is seen too, and each alert is noted once a day. */
const watchStep = createStep("watch-last-hour-of-usage", async (_input: void, { container }) => {
  const knex = databaseOf(container);
  const now = clock.now();
  const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - HOUR_MS);
  const [products, licenses] = await Promise.all([readWatchedProducts(knex, hour), readWatchedLicenses(knex, hour)]);
  const alerts: NewAlert[] = [];
  for (const { product_id, developer_id, hour: figures, usual } of products) {
    for (const alert of [errorSpike(figures, usual), slowAnswers(figures, usual)]) {
      if (alert) alerts.push({ product_id, developer_id, license_id: null, alert });
    }
  }
  for (const { product_id, developer_id, license_id, hour: callers, busiest } of licenses) {
    const alert = unusualUse(callers, busiest);
    if (alert) alerts.push({ product_id, developer_id, license_id, alert });
  }
  return new StepResponse(await noteAlerts(knex, alerts, hour, now));
});

/** Notes what is not as usual. Safe to run at any time and by several at once. */
export const watchUsageWorkflow = createWorkflow("watch-usage", () => {
  return new WorkflowResponse(watchStep());
});
