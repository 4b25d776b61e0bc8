import { normalizeDomain } from "./domain-rules";
import { bindsDomains, isFreePlace, type LicenseFacts, messageOf, type ValidationCode } from "./validate-license";

/** Why an activation or a change of domain is refused: a code of validation or one of these. */
export const activationFaults = ["DOMAIN_CHANGE_LIMIT_REACHED", "DOMAIN_NOT_PROVEN", "ACTIVATION_NOT_FOUND"] as const;
export type ActivationFault = ValidationCode | (typeof activationFaults)[number];

const messages: Record<(typeof activationFaults)[number], string> = {
  DOMAIN_CHANGE_LIMIT_REACHED: "The domains of this licence were changed as often as it allows for now.",
  DOMAIN_NOT_PROVEN: "Prove first, by its DNS, that this domain is yours.",
  ACTIVATION_NOT_FOUND: "This activation is no longer active.",
};

export function activationMessageOf(code: ActivationFault): string {
  return code in messages ? messages[code as keyof typeof messages] : messageOf(code as ValidationCode);
}

/** Local activations take no slot; this bounds how many one licence may pile up. */
const MAX_LOCAL = 100;

export interface ActiveActivation {
  id: string;
  fingerprint: string | null;
  /** Normalised host. */
  domain: string | null;
  /** Takes no slot. */
  local: boolean;
}

/** Where the product runs; at least one of both. */
export interface ActivationPlace {
  fingerprint: string | null;
  host: string | null;
}

/** The licence's history of domains: those it ever had, and how many changes it may still make in this window. */
export interface DomainHistory {
  known: ReadonlySet<string>;
  changes_left: number;
}

export type ActivationVerdict =
  | { kind: "existing"; id: string }
  /** The device is active without a domain and now names one. */
  | { kind: "bind"; id: string; spends_change: boolean }
  | { kind: "new"; local: boolean; spends_change: boolean }
  | { kind: "refused"; code: ActivationFault };

/**
 * Whether a place that passed the earlier checks may be active. A fingerprint or a domain alone finds the
 * activation that has it; both together only the one that has both. The first domains up to the limit are free
 * and an old one may always come back; any further one is a change.
 */
export function judgeActivation(license: LicenseFacts, active: readonly ActiveActivation[], place: ActivationPlace, history: DomainHistory): ActivationVerdict {
  const { fingerprint, host } = place;
  const same = active.find((one) => (fingerprint === null || one.fingerprint === fingerprint) && (host === null || one.domain === host));
  if (same) return { kind: "existing", id: same.id };
  if (isFreePlace(license, host)) {
    const full = active.filter(({ local }) => local).length >= MAX_LOCAL;
    return full ? { kind: "refused", code: "ACTIVATION_LIMIT_REACHED" } : { kind: "new", local: true, spends_change: false };
  }
  const counted = active.filter(({ local }) => !local);
  const unbound = fingerprint !== null && host !== null ? counted.find((one) => one.fingerprint === fingerprint && one.domain === null) : undefined;
  if (!unbound && license.activation_limit !== null && counted.length >= license.activation_limit) {
    return { kind: "refused", code: "ACTIVATION_LIMIT_REACHED" };
  }
  const domain = judgeNewDomain(license, counted, host, history);
  if (domain.code) return { kind: "refused", code: domain.code };
  return unbound ? { kind: "bind", id: unbound.id, spends_change: domain.spends_change } : { kind: "new", local: false, spends_change: domain.spends_change };
}

function judgeNewDomain(
  license: LicenseFacts,
  counted: readonly ActiveActivation[],
  host: string | null,
  { known, changes_left }: DomainHistory,
): { code: ActivationFault | null; spends_change: boolean } {
  if (host === null || !bindsDomains(license)) return { code: null, spends_change: false };
  const domains = domainsOf(counted);
  if (domains.includes(host)) return { code: null, spends_change: false };
  const limit = license.domain_limit ?? 0;
  if (domains.length >= limit) return { code: "DOMAIN_NOT_ALLOWED", spends_change: false };
  const spends_change = !known.has(host) && known.size >= limit;
  return { code: spends_change && changes_left <= 0 ? "DOMAIN_CHANGE_LIMIT_REACHED" : null, spends_change };
}

/** The distinct domains of activations that take a slot. */
export function domainsOf(active: readonly ActiveActivation[]): string[] {
  return [...new Set(active.flatMap(({ domain, local }) => (domain === null || local ? [] : [domain])))];
}

export type DomainChangeVerdict =
  | { kind: "unchanged" }
  /** `rules` are the new ones when the old domain stood among them. */
  | { kind: "change"; spends_change: boolean; rules: string[] | null }
  | { kind: "refused"; code: ActivationFault };

/**
 * Whether the domain of an activation may become another. A rule that names just the old domain is replaced;
 * other rules that allow the new one make it free; without rules the limit of domains decides. The quota of
 * changes is spent by all but the first domains.
 */
export function judgeDomainChange(
  license: LicenseFacts,
  active: readonly ActiveActivation[],
  from: string | null,
  to: string,
  allowedByRules: boolean,
  { known, changes_left }: DomainHistory,
): DomainChangeVerdict {
  if (from === to) return { kind: "unchanged" };
  // Local places take no slot: they are activated by themselves, never moved into.
  if (isFreePlace(license, to) || isFreePlace(license, from)) return { kind: "refused", code: "DOMAIN_NOT_ALLOWED" };
  const named = from !== null && license.domain_rules.includes(from);
  if (license.domain_rules.length > 0 && !named) {
    return allowedByRules ? { kind: "change", spends_change: false, rules: null } : { kind: "refused", code: "DOMAIN_NOT_ALLOWED" };
  }
  const others = domainsOf(active).filter((domain) => domain !== from && domain !== to);
  if (!named && license.domain_limit !== null && others.length >= license.domain_limit) return { kind: "refused", code: "DOMAIN_NOT_ALLOWED" };
  const first = from === null && (license.domain_limit === null || known.has(to) || known.size < license.domain_limit);
  if (!first && changes_left <= 0) return { kind: "refused", code: "DOMAIN_CHANGE_LIMIT_REACHED" };
  return { kind: "change", spends_change: !first, rules: named ? [...new Set(license.domain_rules.map((rule) => (rule === from ? to : rule)))] : null };
}

/** The place that a request names; null host for a name that is none. */
export function placeOf(request: { fingerprint?: string | undefined; domain?: string | undefined }): ActivationPlace {
  return { fingerprint: request.fingerprint ?? null, host: request.domain === undefined ? null : normalizeDomain(request.domain) };
}
