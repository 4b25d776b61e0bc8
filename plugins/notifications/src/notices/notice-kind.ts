import type { MedusaContainer } from "@medusajs/framework/types";
import type { Delivery } from "../delivery/deliver-once";
import type { InAppNotice } from "../domain/in-app-notice";

/** A sort of mail that goes to everybody whom one thing concerns. */
export interface NoticeKind {
  /** All its mails; none for a thing that is gone or concerns nobody any more. */
  letters: (container: MedusaContainer, subjectId: string) => Promise<Delivery[]>;
  /** What is written into accounts beside the mails, and before them: a mail that was sent proves that it was. */
  bells?: (container: MedusaContainer, subjectId: string) => Promise<InAppNotice[]>;
}
