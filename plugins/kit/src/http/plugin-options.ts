import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** The options that the application gave to a plugin; empty when it gave none. */
export function pluginOptions<Options extends object>(container: MedusaContainer, packageName: string): Partial<Options> {
  const { plugins } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  const own = plugins.find((plugin) => typeof plugin !== "string" && plugin.resolve === packageName);
  return typeof own === "object" ? ((own.options ?? {}) as Partial<Options>) : {};
}
