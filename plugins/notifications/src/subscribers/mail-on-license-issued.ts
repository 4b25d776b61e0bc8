import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { licenseEvents } from "@mintreu/licensing/events";
import { sendOrderLicensesWorkflow } from "../workflows/send-order-licenses";

/** Each licence of an order has its event; the first one sends the mail of all. */
export default async function mailOnLicenseIssued({ event, container }: SubscriberArgs<{ id: string; order_id: string | null }>): Promise<void> {
  // Licences given by hand have a mail of their own.
  if (event.data.order_id === null) return;
  await sendOrderLicensesWorkflow(container).run({ input: { order_id: event.data.order_id } });
}

export const config: SubscriberConfig = { event: licenseEvents.issued, context: { subscriberId: "mail-on-license-issued" } };
