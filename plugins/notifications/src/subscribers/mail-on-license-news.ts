import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { claimEvents, extensionEvents, licenseEvents, transferEvents } from "@mintreu/licensing/events";
import type { NewsKind } from "../news/license-mails";
import { sendLicenseNewsWorkflow } from "../workflows/send-license-news";

const kindOf: Record<string, NewsKind> = {
  [licenseEvents.expiring]: "expiring",
  [licenseEvents.expired]: "expired",
  [licenseEvents.suspended]: "suspended",
  [licenseEvents.revoked]: "revoked",
  [transferEvents.requested]: "transfer",
  [transferEvents.approved]: "transfer",
  [transferEvents.declined]: "transfer",
  [transferEvents.accepted]: "transfer",
  [extensionEvents.requested]: "extension",
  [extensionEvents.decided]: "extension",
  [claimEvents.requested]: "claim",
};

interface Payload {
  id: string;
  notice_id?: string;
  days?: number;
}

export default async function mailOnLicenseNews({ event, container }: SubscriberArgs<Payload>): Promise<void> {
  const kind = kindOf[event.name];
  const { id, notice_id, days } = event.data;
  if (kind) await sendLicenseNewsWorkflow(container).run({ input: { kind, id, notice_id, days } });
}

export const config: SubscriberConfig = { event: Object.keys(kindOf), context: { subscriberId: "mail-on-license-news" } };
