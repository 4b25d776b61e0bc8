import type { Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { databaseOf } from "@mintreu/kit/http/knex";
import { announceDecision } from "../editing/announce-decision";
import { announceReleases } from "../editing/announce-releases";
import { findUnfinishedChanges } from "../queries/unfinished-changes";
import { approveProductChangeWorkflow } from "./approve-product-change";

const PAGE = 100;

/** One that cannot be finished must not keep the others back: it is logged and tried again next time. */
const finishChangesStep = createStep("finish-interrupted-changes", async ({ before }: { before: string }, { container }) => {
  const unfinished = await findUnfinishedChanges(databaseOf(container), new Date(before), PAGE);
  let finished = 0;
  for (const { id, decided_by, decided } of unfinished) {
    try {
      if (decided) await announceDecision(container, id);
      else await approveProductChangeWorkflow(container).run({ input: { change_id: id, admin_id: decided_by, revision: null } });
      finished += 1;
    } catch (error) {
      container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`change ${id} is not finished: ${(error as Error).message}`);
    }
  }
  await announceReleases(container, { before: new Date(before) });
  return new StepResponse(finished);
});

/** Finishes approvals that a kill interrupted before a moment, and announces decisions and releases that nobody was told of. */
export const finishProductChangesWorkflow = createWorkflow("finish-product-changes", (input: WorkflowData<{ before: string }>) => {
  return new WorkflowResponse(finishChangesStep(input));
});
