import type { MedusaContainer } from "@medusajs/framework/types";
import { recordRefundsWorkflow } from "../workflows/record-refunds";

/** Finds refunds whose event was lost, for example by a kill between the refund and its record. */
export default async function recordMissedRefunds(container: MedusaContainer): Promise<void> {
  await recordRefundsWorkflow(container).run({ input: {} });
}

export const config = { name: "record-missed-refunds", schedule: "* * * * *" };
