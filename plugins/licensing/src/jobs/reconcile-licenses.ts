import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { reconcileLicensesWorkflow } from "../workflows/reconcile-licenses";

/** Repairs what a kill between payment and licence left behind; says so when there was something. */
export default async function reconcileLicenses(container: MedusaContainer): Promise<void> {
  const { result } = await reconcileLicensesWorkflow(container).run();
  const { issued, revoked, failed } = result;
  if (issued + revoked + failed.length === 0) return;
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  logger.warn(`licence reconciliation: ${issued} issued, ${revoked} revoked, failed orders: ${failed.join(", ") || "none"}`);
}

export const config = { name: "reconcile-licenses", schedule: "* * * * *" };
