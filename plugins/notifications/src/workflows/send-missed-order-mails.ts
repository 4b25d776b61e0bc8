import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findOrdersWithoutMail } from "../queries/orders-without-mail";
import { sendOrderLicensesWorkflow } from "./send-order-licenses";

export interface MissedMailReport {
  sent: number;
  failed: string[];
}

/** Bounded, so that one run stays short; the next one takes the rest. */
const BATCH = 50;

/** So many in a row mean that the server is away and not that an address is bad. */
const FAILURES_IN_A_ROW = 3;

/** One order that fails does not keep the others from their mail. */
const sendMissedStep = createStep("send-mails-of-missed-orders", async (_input: void, { container }) => {
  const report: MissedMailReport = { sent: 0, failed: [] };
  const orderIds = await findOrdersWithoutMail(databaseOf(container), { now: clock.now(), limit: BATCH });
  let failuresInARow = 0;
  for (const order_id of orderIds) {
    const { result, errors } = await sendOrderLicensesWorkflow(container).run({ input: { order_id }, throwOnError: false });
    if (errors.length > 0) report.failed.push(order_id);
    else if (result === "sent") report.sent += 1;
    failuresInARow = errors.length > 0 ? failuresInARow + 1 : 0;
    if (failuresInARow === FAILURES_IN_A_ROW) break;
  }
  return new StepResponse(report);
});

/** Sends the order mails whose event was lost, whose process was killed or whose server refused. */
export const sendMissedOrderMailsWorkflow = createWorkflow("send-missed-order-mails", () => {
  return new WorkflowResponse(sendMissedStep());
});
