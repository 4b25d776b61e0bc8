import type { MedusaContainer } from "@medusajs/framework/types";
import { announceUsageWorkflow } from "../workflows/announce-usage";

/** Once a minute: who nears a quota has little time. */
export default async function announceUsage(container: MedusaContainer): Promise<void> {
  await announceUsageWorkflow(container).run();
}

export const config = { name: "announce-usage", schedule: "* * * * *" };
