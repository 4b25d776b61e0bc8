const LABELS = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Host name in the form in which it is compared: lower case, ASCII, no port, no final dot; null when it is none. */
export function normalizeDomain(input: string): string | null {
  let host = input.trim().toLowerCase();
  if (host.length > 253) return null;
  try {
    host = new URL(host.includes("://") ? host : `http://${host}`).hostname;
  } catch {
    return null;
  }
  host = host.replace(/\.$/, "");
  return LABELS.test(host) ? host : null;
}

/** `example.com` allows itself; `*.example.com` allows everything below it, but not itself. */
export function matchesDomain(rule: string, domain: string): boolean {
  return rule.startsWith("*.") ? domain.endsWith(rule.slice(1)) && domain.length > rule.length - 1 : rule === domain;
}

/** Hosts for local work, which developer licences may use besides their domains. */
export function isLocalDomain(domain: string): boolean {
  return domain === "localhost" || domain.endsWith(".localhost") || domain.endsWith(".test") || /^127(\.\d{1,3}){3}$/.test(domain);
}
