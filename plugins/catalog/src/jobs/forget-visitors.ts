import type { MedusaContainer } from "@medusajs/framework/types";
import { forgetVisitorsWorkflow } from "../workflows/forget-visitors";

export default async function forgetVisitors(container: MedusaContainer): Promise<void> {
  await forgetVisitorsWorkflow(container).run();
}

export const config = { name: "forget-visitors", schedule: "*/15 * * * *" };
