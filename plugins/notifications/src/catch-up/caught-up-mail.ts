import type { MedusaContainer } from "@medusajs/framework/types";
import type { MailSource } from "../queries/missed-mails";

/** A sort of mail that is looked after: which of them should exist, and how those of one subject are sent. */
export interface CaughtUpMail extends MailSource {
  name: string;
  send: (container: MedusaContainer, subject: string) => Promise<{ sent: number; errors: unknown[] }>;
}
