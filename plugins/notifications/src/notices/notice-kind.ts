import type { MedusaContainer } from "@medusajs/framework/types";
import type { Delivery } from "../delivery/deliver-once";

/** A sort of mail that goes to everybody whom one thing concerns. */
export interface NoticeKind {
  /** All its mails; none for a thing that is gone or concerns nobody any more. */
  letters: (container: MedusaContainer, subjectId: string) => Promise<Delivery[]>;
}
