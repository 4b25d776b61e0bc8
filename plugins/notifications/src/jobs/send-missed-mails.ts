import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { sendMissedMailsWorkflow } from "../workflows/send-missed-mails";

/** Sends what a lost event, a kill or a refusing server left behind; says so when there was something. */
export default async function sendMissedMails(container: MedusaContainer): Promise<void> {
  const { result } = await sendMissedMailsWorkflow(container).run();
  if (result.sent + result.failed.length === 0) return;
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  logger.warn(`missed mails: ${result.sent} sent, failed: ${result.failed.join(", ") || "none"}`);
}

export const config = { name: "send-missed-mails", schedule: "* * * * *" };
