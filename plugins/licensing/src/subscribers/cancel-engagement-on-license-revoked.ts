import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { licenseEvents } from "../events";
import { cancelEngagementsWorkflow } from "../workflows/cancel-engagements";

export default async function cancelEngagementOnLicenseRevoked({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await cancelEngagementsWorkflow(container).run({ input: { license_id: event.data.id } });
}

export const config: SubscriberConfig = { event: licenseEvents.revoked, context: { subscriberId: "cancel-engagement-on-license-revoked" } };
