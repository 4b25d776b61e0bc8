import type { MedusaContainer } from "@medusajs/framework/types";
import { expireLicensesWorkflow } from "../workflows/expire-licenses";

/** Once a minute; validation itself never waits for it, because it looks at the moment of the end. */
export default async function expireLicenses(container: MedusaContainer): Promise<void> {
  await expireLicensesWorkflow(container).run();
}

export const config = { name: "expire-licenses", schedule: "* * * * *" };
