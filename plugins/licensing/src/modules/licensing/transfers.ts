import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { addDays } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import type { KeyRing } from "../../domain/key-ring";
import { appendLog } from "./license-log";
import { actionNotAllowed, lockLicense } from "./lock-license";
import { resetActivations } from "./reset-activations";
import { rotateKey } from "./rotate-key";
import type { Actor } from "./rows";

/** How long a request waits for the developer, and an approval for the recipient. */
const WAIT_DAYS = 14;

export interface TransferRecord {
  id: string;
  license_id: string;
  developer_id: string;
  from_customer_id: string;
  to_email: string;
  to_customer_id: string | null;
  status: "requested" | "approved" | "declined" | "cancelled" | "expired" | "completed";
  reason: string | null;
  decided_at: Date | null;
  expires_at: Date;
  completed_at: Date | null;
  created_at: Date;
}

/** The holder asks to hand their licence over. Errors: license.action_not_allowed, license_transfer.{already_open,to_oneself}. */
export async function requestTransfer(
  manager: EntityManager,
  input: { license_id: string; customer_id: string; email: string; actor: Actor },
  now: Date,
): Promise<TransferRecord> {
  const license = await lockLicense(manager, input.license_id);
  if (license.customer_id !== input.customer_id) throw notFound("license");
  if (license.status === "revoked" || license.status === "suspended") throw actionNotAllowed(license.status, "transfer");
  const [own] = await manager.execute<{ email: string }[]>(`select lower(email) as email from customer where id = ?`, [input.customer_id]);
  if (own?.email === input.email) throw new DomainError("invalid", "license_transfer.to_oneself", "email: is your own");
  await manager.execute(
    `update license_transfer set status = 'expired', updated_at = now() where license_id = ? and status in ('requested','approved') and expires_at <= ?`,
    [license.id, now],
  );
  const id = generateEntityId(undefined, "lictrf");
  const inserted = await manager.execute<TransferRecord[]>(
    `insert into license_transfer (id, license_id, developer_id, from_customer_id, to_email, expires_at, created_at)
     values (?, ?, ?, ?, ?, ?, ?) on conflict (license_id) where status in ('requested','approved') do nothing returning *`,
    [id, license.id, license.developer_id, input.customer_id, input.email, addDays(now, WAIT_DAYS), now],
  );
  const [transfer] = inserted;
  if (!transfer) throw new DomainError("conflict", "license_transfer.already_open", "This licence has an open transfer already.");
  await appendLog(manager, { ...input.actor, license_id: license.id, action: "transfer_requested", created_at: now });
  return transfer;
}

/**
 * The developer decides. With an approval the licence goes to the account of the recipient's address; where
 * there is none it waits for whoever opens the link that is mailed there. Errors: license_transfer.{not_found,not_open}, license.action_not_allowed.
 */
export async function decideTransfer(
  manager: EntityManager,
  ring: KeyRing,
  input: { id: string; developer_id: string; approve: boolean; reason: string | null; actor: Actor },
  now: Date,
): Promise<TransferRecord> {
  const transfer = await lockTransfer(manager, input.id);
  if (transfer.developer_id !== input.developer_id) throw notFound("license_transfer");
  requireOpen(transfer, "requested", now);
  if (input.approve) {
    const { status } = await lockLicense(manager, transfer.license_id);
    if (status === "revoked" || status === "suspended") throw actionNotAllowed(status, "transfer");
  }
  const decided = await update(manager, transfer.id, {
    status: input.approve ? "approved" : "declined",
    reason: input.reason,
    decided_by: input.actor.actor_id ?? null,
    decided_at: now,
    expires_at: addDays(now, WAIT_DAYS),
  });
  const action = input.approve ? "transfer_approved" : "transfer_declined";
  await appendLog(manager, { ...input.actor, license_id: transfer.license_id, action, reason: input.reason, created_at: now });
  if (!input.approve) return decided;
  const [recipient] = await manager.execute<{ id: string }[]>(
    `select id from customer where lower(email) = ? and has_account and deleted_at is null order by created_at limit 1`,
    [transfer.to_email],
  );
  return recipient ? completeTransfer(manager, ring, decided, recipient.id, input.actor, now) : decided;
}

/** The sender thinks better of it, before the recipient has it. Errors: license_transfer.not_open. */
export async function cancelTransfer(
  manager: EntityManager,
  input: { license_id: string; customer_id: string; actor: Actor },
  now: Date,
): Promise<TransferRecord> {
  const [open] = await manager.execute<TransferRecord[]>(
    `select * from license_transfer where license_id = ? and from_customer_id = ? and status in ('requested','approved') for update`,
    [input.license_id, input.customer_id],
  );
  if (!open) throw notOpen();
  await appendLog(manager, { ...input.actor, license_id: open.license_id, action: "transfer_cancelled", created_at: now });
  return update(manager, open.id, { status: "cancelled" });
}

/** Whoever opened the recipient's link takes the licence. Errors: license_claim.invalid, license_transfer.not_open. */
export async function acceptTransfer(manager: EntityManager, ring: KeyRing, id: string, customerId: string, actor: Actor, now: Date): Promise<TransferRecord> {
  const transfer = await lockTransfer(manager, id);
  requireOpen(transfer, "approved", now);
  return completeTransfer(manager, ring, transfer, customerId, actor, now);
}

/** Ends what nobody decided or accepted in time; answers how many. */
export async function expireTransfers(manager: EntityManager, now: Date): Promise<number> {
  const rows = await manager.execute(
    `update license_transfer set status = 'expired', updated_at = now() where status in ('requested','approved') and expires_at <= ? returning id`,
    [now],
  );
  return rows.length;
}

/** From here on the old holder has nothing: no access, no working key, no activation, none of their domains. */
async function completeTransfer(
  manager: EntityManager,
  ring: KeyRing,
  transfer: TransferRecord,
  customerId: string,
  actor: Actor,
  now: Date,
): Promise<TransferRecord> {
  const license = await lockLicense(manager, transfer.license_id);
  if (license.customer_id !== transfer.from_customer_id || license.status === "revoked" || license.status === "suspended") throw notOpen();
  await manager.execute(
    `update license set customer_id = ?, email = ?, transferred_at = ?, domain_rules = '{}', ip_rules = '{}', updated_at = now() where id = ?`,
    [customerId, transfer.to_email, now, license.id],
  );
  await rotateKey(manager, ring, { license_id: license.id, grace_hours: 0, actor, reason: "transfer" }, now);
  await resetActivations(manager, license.id, now);
  await manager.execute(
    `update license_extension_request set status = 'declined', reason = 'transfer', decided_at = ?, updated_at = now() where license_id = ? and status = 'open'`,
    [now, license.id],
  );
  await appendLog(manager, { ...actor, license_id: license.id, action: "transferred", created_at: now });
  return update(manager, transfer.id, { status: "completed", to_customer_id: customerId, completed_at: now });
}

async function lockTransfer(manager: EntityManager, id: string): Promise<TransferRecord> {
  const [row] = await manager.execute<TransferRecord[]>(`select * from license_transfer where id = ? for update`, [id]);
  if (!row) throw notFound("license_transfer");
  return row;
}

function requireOpen(transfer: TransferRecord, status: TransferRecord["status"], now: Date): void {
  if (transfer.status !== status || new Date(transfer.expires_at) <= now) throw notOpen();
}

function notOpen(): DomainError {
  return new DomainError("conflict", "license_transfer.not_open", "This transfer is no longer open.");
}

async function update(manager: EntityManager, id: string, values: Record<string, unknown>): Promise<TransferRecord> {
  const columns = Object.keys(values).map((column) => `${column} = ?`);
  const [row] = await manager.execute<TransferRecord[]>(`update license_transfer set ${columns.join(", ")}, updated_at = now() where id = ? returning *`, [
    ...Object.values(values),
    id,
  ]);
  if (!row) throw notFound("license_transfer");
  return row;
}
