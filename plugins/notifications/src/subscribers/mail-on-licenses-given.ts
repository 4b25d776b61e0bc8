import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { issueEvents } from "@mintreu/licensing/events";
import { sendLicenseKeysWorkflow } from "../workflows/send-license-keys";

export default async function mailOnLicensesGiven({ event, container }: SubscriberArgs<{ id: string; license_ids: string[] }>): Promise<void> {
  const { id, license_ids } = event.data;
  await sendLicenseKeysWorkflow(container).run({ input: { occasion: "issued", license_ids, sending: id } });
}

export const config: SubscriberConfig = { event: issueEvents.made, context: { subscriberId: "mail-on-licenses-given" } };
