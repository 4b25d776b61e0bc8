import type { MedusaContainer } from "@medusajs/framework/types";
import { invariant } from "@mintreu/kit/domain/errors";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";
import type { MailSite } from "../domain/mail";

/** Options of this plugin, given in the application's configuration. */
interface NotificationOptions {
  /** Where mails send people. */
  storefrontUrl: string;
  /** Where keys are validated and the developer panel is. */
  backendUrl: string;
  /** Page that accepts an invitation, up to its token. */
  invitationUrl: string;
}

/** What follows `#` stays in the browser: no server's log and no referrer sees the token. */
const INVITATION_PAGE = "/developer/accept-invitation#token=";

export function mailSiteOf(container: MedusaContainer): MailSite {
  const { storefrontUrl, backendUrl = "" } = pluginOptions<NotificationOptions>(container, "@mintreu/notifications");
  invariant(storefrontUrl, "the plugin @mintreu/notifications has the option storefrontUrl");
  return { storefront_url: storefrontUrl.replace(/\/+$/, ""), backend_url: backendUrl.replace(/\/+$/, "") };
}

/** Where an invitation is accepted: the page of the option `invitationUrl`, or the developer panel's. */
export function invitationUrlOf(container: MedusaContainer, token: string): string {
  const { invitationUrl } = pluginOptions<NotificationOptions>(container, "@mintreu/notifications");
  return `${invitationUrl ?? mailSiteOf(container).backend_url + INVITATION_PAGE}${token}`;
}

/** Where a link of a mail puts licences into an account. */
export function claimUrlOf(container: MedusaContainer, token: string): string {
  return `${mailSiteOf(container).storefront_url}/account/licenses/claim#token=${token}`;
}
