import { parse } from "tldts";

const LABELS = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*$/;
const IPV6 = /^\[[0-9a-f:.]+\]$/;
const MAX_INPUT = 500;

/**
 * Host name in the form in which it is compared: lower case, ASCII (punycode), no port, no final dot; null
 * when it is none. A whole address (`https://shop.example/cart`) counts as its host.
 */
export function normalizeDomain(input: string): string | null {
  const text = input.trim().toLowerCase();
  // What a browser would read as user information or fold into a slash is no host that anybody means.
  if (text.length > MAX_INPUT || /[@\\\s]/.test(text)) return null;
  let host: string;
  try {
    host = new URL(text.includes("://") ? text : `http://${text}`).hostname;
  } catch {
    return null;
  }
  host = host.replace(/\.$/, "");
  return LABELS.test(host) || IPV6.test(host) ? host : null;
}

/**
 * A rule (`example.com`, `*.example.com`) in the form in which it is kept, or null: a wildcard stands once, in
 * front, and never above a public suffix (`*.com`, `*.co.uk`, `*.github.io`), which many strangers share.
 */
export function parseDomainRule(input: string): string | null {
  const text = input.trim();
  const wildcard = text.startsWith("*.");
  const host = normalizeDomain(wildcard ? text.slice(2) : text);
  if (host === null || host.includes("*")) return null;
  const { domain, isIp } = parse(host, { allowPrivateDomains: true });
  if (wildcard) return domain ? `*.${host}` : null;
  return domain !== null || isIp === true ? host : null;
}

/** `example.com` allows itself; `*.example.com` allows everything below it, but not itself. Both normalised. */
export function matchesDomain(rule: string, domain: string): boolean {
  return rule.startsWith("*.") ? domain.endsWith(rule.slice(1)) && domain.length > rule.length - 1 : rule === domain;
}

/** Hosts for local work, which developer licences may use besides their domains. Normalised. */
export function isLocalDomain(domain: string): boolean {
  return domain === "localhost" || domain === "[::1]" || domain.endsWith(".localhost") || domain.endsWith(".test") || /^127(\.\d{1,3}){3}$/.test(domain);
}

/** The names at which a proof of a host may stand, the host first, up to its registrable domain. */
export function proofHosts(rule: string): string[] {
  let host = rule.replace(/^\*\./, "");
  const { domain } = parse(host, { allowPrivateDomains: true });
  const hosts = [host];
  while (domain && host !== domain && host.endsWith(`.${domain}`)) {
    host = host.slice(host.indexOf(".") + 1);
    hosts.push(host);
  }
  return hosts;
}
