import type { Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { clock } from "@mintreu/kit/domain/clock";
import { databaseOf } from "@mintreu/kit/http/knex";
import { removeBytes } from "../files/remove-bytes";
import { abandonUploads, findFilesToRemove, postponeRemoval } from "../queries/unfinished-uploads";

const PAGE = 100;

/** Two sweepers may meet: removing twice is no fault. One file that cannot be removed does not keep the others. */
const sweepStep = createStep("remove-left-over-files", async ({ before }: { before: string }, { container }) => {
  const knex = databaseOf(container);
  await abandonUploads(knex, new Date(before), clock.now());
  let removed = 0;
  for (const file of await findFilesToRemove(knex, PAGE)) {
    try {
      await removeBytes(container, file);
      removed += 1;
    } catch (error) {
      container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`file ${file.id} cannot be removed: ${(error as Error).message}`);
      await postponeRemoval(knex, file.id, clock.now());
    }
  }
  return new StepResponse(removed);
});

/** Removes what uploads left that gave no sign since before a moment, and files that were taken away; answers how many went. */
export const sweepReleaseFilesWorkflow = createWorkflow("sweep-release-files", (input: WorkflowData<{ before: string }>) => {
  return new WorkflowResponse(sweepStep(input));
});
