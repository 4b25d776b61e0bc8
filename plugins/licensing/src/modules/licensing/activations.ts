import { randomBytes } from "node:crypto";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { type ActivationFault, type ActivationVerdict, domainsOf, judgeActivation, judgeDomainChange, placeOf } from "../../domain/activation-rules";
import { activationToken, activationTokenDigest, recallActivationToken } from "../../domain/activation-token";
import { matchesDomain } from "../../domain/domain-rules";
import type { KeyRing } from "../../domain/key-ring";
import { judgeUse, type ValidationRequest } from "../../domain/validate-license";
import { activeOf, historyOf, lockKeyedLicense, rememberDomain, spendChange, TEXTS } from "./activation-store";
import { factsOf } from "./license-facts";
import { appendLog } from "./license-log";
import type { ActivationRecord, Actor, KeyedLicense } from "./rows";

export interface ActivationRequest extends ValidationRequest {
  name?: string | undefined;
  /** The client's idempotency key: with it a lost answer can be heard again. */
  nonce?: string | undefined;
}

export type ActivationOutcome =
  | { kind: "created"; activation: ActivationRecord; token: string; license: KeyedLicense }
  | { kind: "existing"; activation: ActivationRecord; token: string | null; license: KeyedLicense }
  | { kind: "refused"; code: ActivationFault; license_id: string | null };

/**
 * Activates a place, in the caller's transaction. The licence's row is locked first, so that parallel requests
 * count one after the other and the limit holds; a kill leaves either everything or nothing. `proven` says
 * whether the domain's DNS was asked and agreed.
 */
export async function activateLicense(
  manager: EntityManager,
  keyId: string,
  request: ActivationRequest,
  proven: boolean,
  actor: Actor,
  ring: KeyRing,
  now: Date,
): Promise<ActivationOutcome> {
  const license = await lockKeyedLicense(manager, keyId);
  if (!license) return { kind: "refused", code: "NOT_FOUND", license_id: null };
  const active = await activeOf(manager, license.id);
  const place = placeOf(request);
  const history = await historyOf(manager, license, now);
  const facts = factsOf(license);
  const fault = judgeUse(facts, request, domainsOf(active), now) ?? (request.domain !== undefined && place.host === null ? "DOMAIN_NOT_ALLOWED" : null);
  const verdict: ActivationVerdict = fault ? { kind: "refused", code: fault } : judgeActivation(facts, active, place, history);
  if (verdict.kind === "refused") return refuse(manager, license.id, "activation_refused", verdict.code, request.domain, actor, now);
  if (verdict.kind === "existing") return { kind: "existing", license, ...(await seeAgain(manager, verdict.id, request.nonce, ring, now)) };
  const local = verdict.kind === "new" && verdict.local;
  if (license.domain_proof && place.host !== null && !local && !proven && !history.proven.has(place.host)) {
    return refuse(manager, license.id, "activation_refused", "DOMAIN_NOT_PROVEN", place.host, actor, now);
  }
  if (place.host !== null && !local) {
    await rememberDomain(manager, license.id, place.host, proven, now);
    if (verdict.spends_change) await spendChange(manager, license.id, null, place.host, now);
  }
  if (verdict.kind === "bind") {
    await manager.execute(`update license_activation set domain = ?, last_seen_at = ? where id = ?`, [place.host, now, verdict.id]);
    await appendLog(manager, { ...actor, license_id: license.id, action: "domain_bound", domain: place.host, reason: verdict.id, created_at: now });
    return { kind: "existing", license, ...(await seeAgain(manager, verdict.id, request.nonce, ring, now)) };
  }
  const { activation, token } = await insertActivation(
    manager,
    license.id,
    { ...place, local, name: request.name ?? null, nonce: request.nonce },
    actor,
    ring,
    now,
  );
  await manager.execute(`update license set activated_at = coalesce(activated_at, ?), updated_at = now() where id = ?`, [now, license.id]);
  await appendLog(manager, { ...actor, license_id: license.id, action: "activated", domain: place.host, reason: activation.id, created_at: now });
  return { kind: "created", license, activation, token };
}

/** Ends an activation; one that is over already stays as it is. True when it was active until now. */
export async function deactivateActivation(manager: EntityManager, activation: ActivationRecord, actor: Actor, reason: string, now: Date): Promise<boolean> {
  const ended = await manager.execute<{ id: string }[]>(
    `update license_activation set status = 'deactivated', deactivated_at = ? where id = ? and status = 'active' returning id`,
    [now, activation.id],
  );
  if (ended.length === 0) return false;
  const { license_id, domain } = activation;
  await appendLog(manager, { ...actor, license_id, action: "deactivated", domain, reason: `${activation.id}: ${reason}`, created_at: now });
  return true;
}

export type DomainChangeOutcome = { kind: "changed" | "unchanged"; activation: ActivationRecord } | { kind: "refused"; code: ActivationFault };

/**
 * Moves the domain of an activation, and with it every other activation on the same domain: the site has
 * moved. In the caller's transaction, under the licence's lock.
 */
export async function changeActivationDomain(
  manager: EntityManager,
  keyId: string,
  activationId: string,
  domain: string,
  proven: boolean,
  actor: Actor,
  now: Date,
): Promise<DomainChangeOutcome> {
  const license = await lockKeyedLicense(manager, keyId);
  if (!license) return { kind: "refused", code: "NOT_FOUND" };
  const active = await activeOf(manager, license.id);
  const activation = active.find(({ id }) => id === activationId);
  const to = placeOf({ domain }).host;
  const facts = factsOf(license);
  const fault = judgeUse(facts, { ip: actor.ip ?? undefined }, [], now);
  const refused = (code: ActivationFault) => refuse(manager, license.id, "domain_change_refused", code, domain, actor, now);
  if (fault) return refused(fault);
  if (!activation) return refused("ACTIVATION_NOT_FOUND");
  if (to === null) return refused("DOMAIN_NOT_ALLOWED");
  const allowed = license.domain_rules.some((rule) => matchesDomain(rule, to));
  const history = await historyOf(manager, license, now);
  const verdict = judgeDomainChange(facts, active, activation.domain, to, allowed, history);
  if (verdict.kind === "refused") return refused(verdict.code);
  if (verdict.kind === "unchanged") return { kind: "unchanged", activation };
  if (license.domain_proof && !proven && !history.proven.has(to)) return refused("DOMAIN_NOT_PROVEN");
  await rememberDomain(manager, license.id, to, proven, now);
  if (verdict.spends_change) await spendChange(manager, license.id, activation.domain, to, now);
  if (verdict.rules)
    await manager.execute(`update license set domain_rules = ${TEXTS}, updated_at = now() where id = ?`, [JSON.stringify(verdict.rules), license.id]);
  const moving = active.filter((one) => one.id === activationId || (activation.domain !== null && one.domain === activation.domain));
  for (const twin of active.filter((one) => one.domain === to && moving.some(({ fingerprint }) => fingerprint === one.fingerprint))) {
    await deactivateActivation(manager, twin, actor, `replaced by the move from ${activation.domain}`, now);
  }
  await manager.execute(`update license_activation set domain = ?, last_seen_at = ? where id = any(${TEXTS})`, [
    to,
    now,
    JSON.stringify(moving.map(({ id }) => id)),
  ]);
  const reason = `${activation.domain ?? "none"} to ${to}`;
  await appendLog(manager, { ...actor, license_id: license.id, action: "domain_changed", domain: to, reason, created_at: now });
  return { kind: "changed", activation: { ...activation, domain: to, last_seen_at: now } };
}

async function insertActivation(
  manager: EntityManager,
  licenseId: string,
  place: { fingerprint: string | null; host: string | null; local: boolean; name: string | null; nonce: string | undefined },
  actor: Actor,
  ring: KeyRing,
  now: Date,
): Promise<{ activation: ActivationRecord; token: string }> {
  const id = generateEntityId(undefined, "licact");
  const token = activationToken(id, place.nonce ?? randomBytes(32).toString("base64url"), ring.current);
  const [activation] = await manager.execute<ActivationRecord[]>(
    `insert into license_activation (id, license_id, fingerprint, domain, name, ip, user_agent, local, status, token_digest, created_at, last_seen_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?) returning *`,
    [
      ...[id, licenseId, place.fingerprint, place.host, place.name, actor.ip ?? null, actor.user_agent?.slice(0, 500) ?? null, place.local],
      ...[activationTokenDigest(token), now, now],
    ],
  );
  return { activation: activation as ActivationRecord, token };
}

async function seeAgain(
  manager: EntityManager,
  id: string,
  nonce: string | undefined,
  ring: KeyRing,
  now: Date,
): Promise<{ activation: ActivationRecord; token: string | null }> {
  const [row] = await manager.execute<ActivationRecord[]>(`update license_activation set last_seen_at = ? where id = ? returning *`, [now, id]);
  const activation = row as ActivationRecord;
  return { activation, token: nonce === undefined ? null : recallActivationToken(id, activation.token_digest, nonce, ring) };
}

async function refuse<Code extends ActivationFault>(
  manager: EntityManager,
  licenseId: string,
  action: string,
  code: Code,
  domain: string | null | undefined,
  actor: Actor,
  now: Date,
): Promise<{ kind: "refused"; code: Code; license_id: string }> {
  await appendLog(manager, { ...actor, license_id: licenseId, action, domain: domain ?? null, reason: code, created_at: now });
  return { kind: "refused", code, license_id: licenseId };
}
