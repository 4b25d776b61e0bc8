import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { deliverOnce } from "../delivery/deliver-once";
import type { NoticeKind } from "../notices/notice-kind";
import { type NoticeName, noticeKinds } from "../notices/notice-kinds";
import { writeNotices } from "../queries/in-app-notices";

export interface NoticesToSend {
  kind: NoticeName;
  /** The change, review or message that it is about. */
  subject_id: string;
}

/**
 * Reads, writes into accounts, renders and sends in one step, to one reader after the other. An address that is refused does not
 * keep the others from theirs; it is tried again later. A mail cannot be taken back: no compensation.
 */
const sendStep = createStep("send-notices-about", async ({ kind, subject_id }: NoticesToSend, { container }) => {
  let sent = 0;
  const faults: unknown[] = [];
  const { bells, letters }: NoticeKind = noticeKinds[kind];
  if (bells) await writeNotices(databaseOf(container), await bells(container, subject_id), clock.now());
  for (const letter of await letters(container, subject_id)) {
    try {
      if ((await deliverOnce(container, letter)) === "sent") sent += 1;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return new StepResponse(sent);
});

/** Tells everybody concerned of one thing, each once. Safe to run at any time and by several at once. */
export const sendNoticesWorkflow = createWorkflow("send-notices", (input: WorkflowData<NoticesToSend>) => {
  return new WorkflowResponse(sendStep(input));
});
