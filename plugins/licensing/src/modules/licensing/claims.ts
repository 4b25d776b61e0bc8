import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError } from "@mintreu/kit/domain/errors";
import { CLAIMS_PER_ADDRESS } from "../../domain/claim-token";
import { appendLog } from "./license-log";
import type { Actor } from "./rows";

const HOUR_MS = 3_600_000;
const LIFE_MS = 24 * HOUR_MS;
const PER_IP = 20;

/**
 * Notes that somebody wants the licences of an address; the mail decides whether there are any, so the
 * answer is the same either way. Null when that address was asked for too often: nothing is sent then.
 * Errors: license_claim.too_many_requests (by ip).
 */
export async function requestClaim(manager: EntityManager, input: { email: string; ip: string | null }, now: Date): Promise<string | null> {
  // One after the other for an ip, so that a burst cannot slip through the count.
  await manager.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`license-claim:${input.ip ?? ""}`]);
  const since = new Date(now.getTime() - HOUR_MS);
  const [counted] = await manager.execute<{ by_ip: string; by_email: string }[]>(
    `select (select count(*) from license_claim where ip = ? and created_at > ?) as by_ip,
            (select count(*) from license_claim where email = ? and created_at > ?) as by_email`,
    [input.ip, since, input.email, since],
  );
  if (Number(counted?.by_ip ?? 0) >= PER_IP) {
    throw new DomainError("too_many_requests", "license_claim.too_many_requests", "Too many requests: try again in an hour.", { retry_after_seconds: 3600 });
  }
  const id = generateEntityId(undefined, "licclm");
  await manager.execute(`insert into license_claim (id, email, ip, expires_at, created_at) values (?, ?, ?, ?, ?)`, [
    id,
    input.email,
    input.ip,
    new Date(now.getTime() + LIFE_MS),
    now,
  ]);
  return Number(counted?.by_email ?? 0) >= CLAIMS_PER_ADDRESS ? null : id;
}

/** All licences of the claim's address that nobody holds become the customer's; once. Errors: license_claim.{invalid,used}. */
export async function useClaim(manager: EntityManager, id: string, customerId: string, actor: Actor, now: Date): Promise<string[]> {
  const [claim] = await manager.execute<{ email: string; used_at: Date | null }[]>(`select email, used_at from license_claim where id = ? for update`, [id]);
  if (!claim) throw invalidClaim();
  if (claim.used_at) throw new DomainError("conflict", "license_claim.used", "This link was used already.");
  await manager.execute(`update license_claim set used_at = ?, customer_id = ?, updated_at = now() where id = ?`, [now, customerId, id]);
  const claimed = await manager.execute<{ id: string }[]>(
    `update license set customer_id = ?, updated_at = now() where customer_id is null and lower(email) = ? returning id`,
    [customerId, claim.email],
  );
  for (const { id: license_id } of claimed) await appendLog(manager, { ...actor, license_id, action: "claimed", created_at: now });
  return claimed.map((license) => license.id);
}

export function invalidClaim(): DomainError {
  return new DomainError("invalid", "license_claim.invalid", "This link is not valid or too old: ask for a new one.");
}

/** What nobody needs any more: the addresses of requests are kept for a month. */
export async function forgetClaims(manager: EntityManager, now: Date): Promise<void> {
  await manager.execute(`delete from license_claim where created_at < ?`, [new Date(now.getTime() - 30 * LIFE_MS)]);
}
