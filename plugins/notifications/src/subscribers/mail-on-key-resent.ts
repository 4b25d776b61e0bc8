import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { licenseEvents } from "@mintreu/licensing/events";
import { sendLicenseKeysWorkflow } from "../workflows/send-license-keys";

export default async function mailOnKeyResent({ event, container }: SubscriberArgs<{ id: string; sending: number }>): Promise<void> {
  const { id, sending } = event.data;
  await sendLicenseKeysWorkflow(container).run({ input: { occasion: "resent", license_ids: [id], sending: `${id}:${sending}` } });
}

export const config: SubscriberConfig = { event: licenseEvents.keyResent, context: { subscriberId: "mail-on-key-resent" } };
