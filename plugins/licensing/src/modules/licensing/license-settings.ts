import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { matchesDomain, parseDomainRule } from "../../domain/domain-rules";
import type { DomainProof } from "../../domain/domain-proof";
import { parseIpRule } from "../../domain/ip-rules";
import { deactivateActivation } from "./activations";
import { activeOf, historyOf, rememberDomain, spendChange, TEXTS } from "./activation-store";
import { appendLog } from "./license-log";
import type { Actor, LicenseRecord } from "./rows";

/** What may be set for one licence, each as `null` for "no limit"; what is left out stays. */
export interface LicenseLimits {
  activation_limit?: number | null | undefined;
  domain_limit?: number | null | undefined;
  domain_changes_allowed?: number | undefined;
  domain_changes_window_days?: number | undefined;
  domain_proof?: boolean | undefined;
  offline_days?: number | undefined;
  /** Replaces the limits of the terms that it names; `null` takes one away. */
  limits?: Record<string, number | null> | undefined;
}

/** Which rules the DNS agreed with, and what it has to say for the others. */
export interface GivenProofs {
  given: ReadonlySet<string>;
  proofOf(rule: string): DomainProof;
}

/** Rules in the form in which they are kept, each once. Errors: license.domain_invalid. */
export function parseDomains(domains: readonly string[]): string[] {
  return parseEach(domains, parseDomainRule, "domain", "license.domain_invalid", "is no domain that a licence can name");
}

/** Errors: license.ip_invalid. */
export function parseIps(rules: readonly string[]): string[] {
  return parseEach(rules, parseIpRule, "rule", "license.ip_invalid", "is neither an address nor a CIDR block");
}

/**
 * Replaces the domain rules, under the licence's lock, within its limit and its quota of changes. Activations on
 * domains that no rule covers any more end. `proofs.given` are the rules whose DNS agreed.
 */
export async function setDomainRules(
  manager: EntityManager,
  id: string,
  rules: string[],
  proofs: GivenProofs,
  actor: Actor,
  now: Date,
): Promise<LicenseRecord> {
  const license = await lockLicense(manager, id);
  const limit = license.domain_limit;
  if (limit !== null && rules.length > limit) {
    throw new DomainError("conflict", "license.domain_limit_reached", `The licence allows ${limit} ${limit === 1 ? "domain" : "domains"}.`);
  }
  const { known, proven, changes_left } = await historyOf(manager, license, now);
  const added = rules.filter((rule) => !known.has(rule));
  const unproven = license.domain_proof ? added.find((rule) => !proofs.given.has(rule) && !proven.has(rule)) : undefined;
  if (unproven !== undefined) throw notProven(unproven, proofs.proofOf(unproven));
  const changes = limit === null ? [] : added.slice(Math.max(0, limit - known.size));
  if (changes.length > changes_left) {
    throw new DomainError("conflict", "license.domain_change_limit_reached", "The domains of this licence were changed as often as it allows for now.");
  }
  for (const rule of added) await rememberDomain(manager, id, rule, proofs.given.has(rule), now);
  for (const rule of changes) await spendChange(manager, id, null, rule, now);
  const before = license.domain_rules as unknown as string[];
  await manager.execute(`update license set domain_rules = ${TEXTS}, updated_at = now() where id = ?`, [JSON.stringify(rules), id]);
  const uncovered = rules.length === 0 ? [] : (await activeOf(manager, id)).filter((one) => !one.local && one.domain !== null && !covers(rules, one.domain));
  for (const activation of uncovered) await deactivateActivation(manager, activation, actor, "its domain was taken from the licence", now);
  await appendLog(manager, { ...actor, license_id: id, action: "domains_set", reason: `${textOf(before)} to ${textOf(rules)}`, created_at: now });
  return { ...license, domain_rules: rules as never };
}

export async function setIpRules(manager: EntityManager, id: string, rules: string[], actor: Actor, now: Date): Promise<LicenseRecord> {
  const license = await lockLicense(manager, id);
  await manager.execute(`update license set ip_rules = ${TEXTS}, updated_at = now() where id = ?`, [JSON.stringify(rules), id]);
  const reason = `${textOf(license.ip_rules as unknown as string[])} to ${textOf(rules)}`;
  await appendLog(manager, { ...actor, license_id: id, action: "ips_set", reason, created_at: now });
  return { ...license, ip_rules: rules as never };
}

/** Other limits for this one licence. What is active stays, also above a new limit; nothing more fits then. */
export async function setLicenseLimits(manager: EntityManager, id: string, limits: LicenseLimits, reason: string, actor: Actor, now: Date): Promise<void> {
  const license = await lockLicense(manager, id);
  const { limits: quotas, ...columns } = limits;
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  const terms = { ...license.terms, limits: mergeQuotas(license.terms.limits, quotas ?? {}) };
  const assignments = ["terms = ?::jsonb", ...given.map(([column]) => `${column} = ?`), "updated_at = now()"];
  await manager.execute(`update license set ${assignments.join(", ")} where id = ?`, [JSON.stringify(terms), ...given.map(([, value]) => value), id]);
  const changed = JSON.stringify({ ...Object.fromEntries(given), ...(quotas ? { limits: quotas } : {}) });
  await appendLog(manager, { ...actor, license_id: id, action: "limits_set", reason: `${reason} ${changed}`, created_at: now });
}

function mergeQuotas(before: object, changes: Record<string, number | null>): Record<string, number> {
  return Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null)) as Record<string, number>;
}

function notProven(rule: string, proof: DomainProof): DomainError {
  const message = `${rule}: put the TXT record ${proof.name} with ${proof.value} into its DNS first.`;
  return new DomainError("conflict", "license.domain_not_proven", message);
}

async function lockLicense(manager: EntityManager, id: string): Promise<LicenseRecord> {
  const [license] = await manager.execute<LicenseRecord[]>(`select * from license where id = ? for no key update`, [id]);
  if (!license) throw notFound("license");
  return license;
}

function parseEach(values: readonly string[], parse: (value: string) => string | null, field: string, code: string, fault: string): string[] {
  const parsed = values.map((value, index) => {
    const rule = parse(value);
    if (rule === null) throw new DomainError("invalid", code, `${field}s.${index}: ${fault}`);
    return rule;
  });
  return [...new Set(parsed)];
}

const covers = (rules: readonly string[], host: string): boolean => rules.some((rule) => matchesDomain(rule, host));

const textOf = (rules: readonly string[]): string => rules.join(" ") || "none";
