import type { MedusaContainer } from "@medusajs/framework/types";
import { watchUsageWorkflow } from "../workflows/watch-usage";

/** Some minutes after the hour, when what the gateways still held has come, and again for what comes later. */
export default async function watchUsage(container: MedusaContainer): Promise<void> {
  await watchUsageWorkflow(container).run();
}

export const config = { name: "watch-usage", schedule: "3-59/10 * * * *" };
