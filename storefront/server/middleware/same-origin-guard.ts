import { comesFromThisSite } from "../lib/same-origin";

/** Every request that changes something must come from a page of this site. */
export default defineEventHandler((event) => {
  const config = useRuntimeConfig(event);
  const forwardedHost = config.trustProxy ? getHeader(event, "x-forwarded-host") : undefined;
  const allowed = comesFromThisSite({
    method: event.method,
    host: forwardedHost ?? getHeader(event, "host"),
    origin: getHeader(event, "origin"),
    fetchSite: getHeader(event, "sec-fetch-site"),
    siteUrl: config.public.siteUrl,
  });
  if (allowed) return;
  setResponseStatus(event, 403);
  return { type: "forbidden", code: "request.cross_site", message: "This request did not come from a page of this shop." };
});
