import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** What tokens of invitations are made from. Whoever changes it ends no invitation: digests stay what they are. */
export function invitationSecretOf(container: MedusaContainer): string {
  const { projectConfig } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  return String(projectConfig.http.cookieSecret);
}
