interface RequestOrigin {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  fetchSite: string | undefined;
  siteUrl: string;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

function hostOf(url: string): string | null {
  try {
    return new URL(url).host;
  } catch {
    return null;
  }
}

/**
 * Cross-site request forgery guard: a request that changes something must say that it comes from this site.
 * Browsers always send one of the two headers with such a request; what sends neither is no browser of a customer.
 */
export function comesFromThisSite(request: RequestOrigin): boolean {
  if (SAFE_METHODS.has(request.method.toUpperCase())) return true;
  if (request.fetchSite) return request.fetchSite === "same-origin";
  if (!request.origin) return false;
  const origin = hostOf(request.origin);
  return origin !== null && (origin === request.host || origin === hostOf(request.siteUrl));
}
