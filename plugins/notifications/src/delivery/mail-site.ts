import type { MedusaContainer } from "@medusajs/framework/types";
import { invariant } from "@mintreu/kit/domain/errors";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";
import type { MailSite } from "../domain/mail";

/** Options of this plugin, given in the application's configuration. */
interface NotificationOptions {
  /** Where mails send people. */
  storefrontUrl: string;
  /** Where keys are validated. */
  backendUrl: string;
}

export function mailSiteOf(container: MedusaContainer): MailSite {
  const { storefrontUrl, backendUrl = "" } = pluginOptions<NotificationOptions>(container, "@mintreu/notifications");
  invariant(storefrontUrl, "the plugin @mintreu/notifications has the option storefrontUrl");
  return { storefront_url: storefrontUrl.replace(/\/+$/, ""), backend_url: backendUrl.replace(/\/+$/, "") };
}
