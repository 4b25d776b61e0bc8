import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { removeUnsentAttachments } from "../attachments/attachment-store";
import { cancelEngagementsWorkflow } from "../workflows/cancel-engagements";

/** Ends engagements whose licence was revoked unheard, and removes files that nobody sent. */
export default async function tidyEngagements(container: MedusaContainer): Promise<void> {
  const { result } = await cancelEngagementsWorkflow(container).run({ input: { license_id: null } });
  const removed = await removeUnsentAttachments(container);
  if (result.length + removed === 0) return;
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`engagements: ${result.length} cancelled with their licence, ${removed} unsent files removed`);
}

export const config = { name: "tidy-engagements", schedule: "* * * * *" };
