import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { licenseEvents } from "@mintreu/licensing/events";
import { sendOrderLicensesWorkflow } from "../workflows/send-order-licenses";

/** Each licence of an order has its event; the first one sends the mail of all. */
export default async function mailOnLicenseIssued({ event, container }: SubscriberArgs<{ id: string; order_id: string }>): Promise<void> {
  await sendOrderLicensesWorkflow(container).run({ input: { order_id: event.data.order_id } });
}

export const config: SubscriberConfig = { event: licenseEvents.issued, context: { subscriberId: "mail-on-license-issued" } };
