import type { H3Event } from "h3";
import { getRequestURL } from "h3";

/** This site's public address without a slash at its end. */
export function siteUrlOf(event: H3Event): string {
  return (useRuntimeConfig(event).public.siteUrl || getRequestURL(event).origin).replace(/\/+$/, "");
}
