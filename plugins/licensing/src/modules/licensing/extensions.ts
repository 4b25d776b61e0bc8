import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { appendLog } from "./license-log";
import { actionNotAllowed, lockLicense } from "./lock-license";
import { insertPeriod, reviveLicense, settlePeriods } from "./periods";
import type { Actor } from "./rows";

export interface ExtensionRecord {
  id: string;
  license_id: string;
  developer_id: string;
  customer_id: string;
  message: string;
  days: number;
  status: "open" | "granted" | "declined";
  granted_days: number | null;
  reason: string | null;
  decided_at: Date | null;
  created_at: Date;
}

/** The holder asks for more days. Errors: license.action_not_allowed, license.nothing_to_extend, extension_request.already_open. */
export async function requestExtension(
  manager: EntityManager,
  input: { license_id: string; customer_id: string; message: string; days: number; actor: Actor },
  now: Date,
): Promise<ExtensionRecord> {
  const license = await lockLicense(manager, input.license_id);
  if (license.customer_id !== input.customer_id) throw notFound("license");
  if (license.status === "revoked") throw actionNotAllowed(license.status, "extend");
  if (license.expires_at === null) throw new DomainError("conflict", "license.nothing_to_extend", "This licence lasts for ever.");
  const [request] = await manager.execute<ExtensionRecord[]>(
    `insert into license_extension_request (id, license_id, developer_id, customer_id, message, days, created_at)
     values (?, ?, ?, ?, ?, ?, ?) on conflict (license_id) where status = 'open' do nothing returning *`,
    [generateEntityId(undefined, "licext"), license.id, license.developer_id, input.customer_id, input.message, input.days, now],
  );
  if (!request) throw new DomainError("conflict", "extension_request.already_open", "You have asked already: the developer has not answered yet.");
  await appendLog(manager, { ...input.actor, license_id: license.id, action: "extension_requested", reason: `${input.days} days`, created_at: now });
  return request;
}

/** The developer grants days, as a period of their own, or declines; once. Errors: extension_request.{not_found,not_open}, license.*. */
export async function decideExtension(
  manager: EntityManager,
  input: { id: string; developer_id: string; days: number | null; grant: boolean; reason: string | null; actor: Actor },
  now: Date,
): Promise<ExtensionRecord> {
  const [request] = await manager.execute<ExtensionRecord[]>(`select * from license_extension_request where id = ? for update`, [input.id]);
  if (!request || request.developer_id !== input.developer_id) throw notFound("extension_request");
  if (request.status !== "open") throw new DomainError("conflict", "extension_request.not_open", "This request was decided already.");
  const days = input.grant ? (input.days ?? request.days) : null;
  if (days !== null) await grantDays(manager, request.license_id, days, input.actor, now);
  else await appendLog(manager, { ...input.actor, license_id: request.license_id, action: "extension_declined", reason: input.reason, created_at: now });
  const [decided] = await manager.execute<ExtensionRecord[]>(
    `update license_extension_request set status = ?, granted_days = ?, reason = ?, decided_by = ?, decided_at = ?, updated_at = now() where id = ? returning *`,
    [input.grant ? "granted" : "declined", days, input.reason, input.actor.actor_id ?? null, now, request.id],
  );
  return decided ?? request;
}

async function grantDays(manager: EntityManager, licenseId: string, days: number, actor: Actor, now: Date): Promise<void> {
  const license = await lockLicense(manager, licenseId);
  if (license.status === "revoked") throw actionNotAllowed(license.status, "extend");
  if (license.expires_at === null) throw new DomainError("conflict", "license.nothing_to_extend", "This licence lasts for ever.");
  await insertPeriod(manager, {
    license_id: license.id,
    kind: "grant",
    order_line_id: null,
    granted_at: now,
    length: { days },
    updates: null,
    package: null,
    actor_id: actor.actor_id ?? null,
  });
  const span = await settlePeriods(manager, license.id);
  if (span) await reviveLicense(manager, license, span, now);
  await appendLog(manager, { ...actor, license_id: license.id, action: "extended", reason: `${days} days`, created_at: now });
}
