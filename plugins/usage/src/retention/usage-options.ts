import type { MedusaContainer } from "@medusajs/framework/types";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";

interface UsageOptions {
  /** Days that single events are kept. */
  retentionDays: number;
}

/** What the application gave to this plugin, with defaults for what it left out. */
export function usageOptions(container: MedusaContainer): UsageOptions {
  return { retentionDays: pluginOptions<UsageOptions>(container, "@mintreu/usage").retentionDays ?? 90 };
}
