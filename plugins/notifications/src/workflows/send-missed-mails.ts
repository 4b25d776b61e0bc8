import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { MedusaContainer } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import type { CaughtUpMail } from "../catch-up/caught-up-mail";
import { caughtUpMails } from "../catch-up/mail-sources";
import { findMissedMails } from "../queries/missed-mails";

export interface MissedMailReport {
  sent: number;
  /** `<sort of mail> <subject>` */
  failed: string[];
}

/** Bounded for each sort, so that one run stays short; the next one takes the rest. */
const BATCH = 50;

/** So many in a row mean that the server is away and not that an address is bad. */
const FAILURES_IN_A_ROW = 3;

/** One that fails does not keep the others from their mail. */
const sendMissedStep = createStep("send-mails-that-were-missed", async (_input: void, { container }) => {
  const report: MissedMailReport = { sent: 0, failed: [] };
  for (const mails of caughtUpMails) {
    if (!(await catchUp(container, mails, report))) break;
  }
  return new StepResponse(report);
});

/** Whether it is worth going on: false when the server seems to be away. */
async function catchUp(container: MedusaContainer, mails: CaughtUpMail, report: MissedMailReport): Promise<boolean> {
  let failuresInARow = 0;
  for (const subject of await findMissedMails(databaseOf(container), mails, { now: clock.now(), limit: BATCH })) {
    const { sent, errors } = await mails.send(container, subject);
    report.sent += sent;
    if (errors.length > 0) report.failed.push(`${mails.name} ${subject}`);
    failuresInARow = errors.length > 0 ? failuresInARow + 1 : 0;
    if (failuresInARow === FAILURES_IN_A_ROW) return false;
  }
  return true;
}

/** Sends the mails whose event was lost, whose process was killed or whose server refused. */
export const sendMissedMailsWorkflow = createWorkflow("send-missed-mails", () => {
  return new WorkflowResponse(sendMissedStep());
});
