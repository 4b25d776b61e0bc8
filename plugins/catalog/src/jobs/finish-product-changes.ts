import type { MedusaContainer } from "@medusajs/framework/types";
import { clock } from "@mintreu/kit/domain/clock";
import { finishProductChangesWorkflow } from "../workflows/finish-product-changes";

/** What takes longer than this was interrupted. */
const PATIENCE_MS = 60_000;

export default async function finishProductChanges(container: MedusaContainer): Promise<void> {
  const before = new Date(clock.now().getTime() - PATIENCE_MS).toISOString();
  await finishProductChangesWorkflow(container).run({ input: { before } });
}

export const config = { name: "finish-product-changes", schedule: "* * * * *" };
