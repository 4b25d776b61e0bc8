import type { MedusaRequest } from "@medusajs/framework/http";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";
import { callerAddress } from "../domain/caller-address";

/**
 * Where a product in the field asks from. Not `req.ip`: the engine believes the last `X-Forwarded-For` of
 * anybody, and limits and address rules must not be led by what a caller writes.
 */
export function callerIp(req: MedusaRequest): string {
  const { trustedProxies = [] } = pluginOptions<{ trustedProxies: string[] }>(req.scope, "@mintreu/licensing");
  return callerAddress(req.socket.remoteAddress ?? "", req.get("x-forwarded-for"), trustedProxies);
}
