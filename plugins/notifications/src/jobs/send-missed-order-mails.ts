import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { sendMissedOrderMailsWorkflow } from "../workflows/send-missed-order-mails";

/** Sends what a lost event, a kill or a refusing server left behind; says so when there was something. */
export default async function sendMissedOrderMails(container: MedusaContainer): Promise<void> {
  const { result } = await sendMissedOrderMailsWorkflow(container).run();
  if (result.sent + result.failed.length === 0) return;
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  logger.warn(`missed order mails: ${result.sent} sent, failed orders: ${result.failed.join(", ") || "none"}`);
}

export const config = { name: "send-missed-order-mails", schedule: "* * * * *" };
