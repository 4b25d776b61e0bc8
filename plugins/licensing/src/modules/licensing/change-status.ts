import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { type LicenseAction, nextLicenseStatus, type SuspensionCause } from "../../domain/license-status";
import { appendLog } from "./license-log";
import { actionNotAllowed, lockLicense } from "./lock-license";
import type { Actor, LicenseRecord } from "./rows";

/** The log says what happened, in the words of the events. */
const logged: Record<LicenseAction, string> = {
  suspend: "suspended",
  reinstate: "reinstated",
  cancel: "cancelled",
  expire: "expired",
  renew: "renewed",
  revoke: "revoked",
  restore: "restored",
};

export interface StatusChange {
  id: string;
  action: LicenseAction;
  actor: Actor;
  reason: string | null;
  /** Why it is suspended; by hand, when left out. */
  cause?: SuspensionCause;
}

/** Moves a licence along its status table. Errors: license.not_found, license.action_not_allowed. */
export async function changeLicenseStatus(manager: EntityManager, change: StatusChange, now: Date): Promise<LicenseRecord> {
  const { id, action, actor, reason } = change;
  const row = await lockLicense(manager, id);
  const next = nextLicenseStatus(row.status, action);
  if (!next) throw actionNotAllowed(row.status, action);
  const suspended_for = next === "suspended" ? (change.cause ?? "hand") : null;
  await manager.execute(`update license set status = ?, suspended_for = ?, updated_at = now() where id = ?`, [next, suspended_for, id]);
  await appendLog(manager, { ...actor, license_id: id, action: logged[action], reason, created_at: now });
  return { ...row, status: next };
}

/**
 * An open dispute suspends what the order's licences still do, a lost one revokes them, a won one gives
 * back what the dispute took, and nothing else. Repeats change nothing. Answers the licences it changed.
 */
export async function settleDispute(
  manager: EntityManager,
  dispute: { order_id: string; order_line_ids: string[] | null; dispute_id: string; outcome: "open" | "won" | "lost" },
  now: Date,
): Promise<string[]> {
  const action = ({ open: "suspend", won: "reinstate", lost: "revoke" } as const)[dispute.outcome];
  const lines = dispute.order_line_ids ? JSON.stringify(dispute.order_line_ids) : null;
  const rows = await manager.execute<Pick<LicenseRecord, "id" | "status" | "suspended_for">[]>(
    `select id, status, suspended_for from license
      where order_id = ? and (?::jsonb is null or order_line_id in (select jsonb_array_elements_text(?::jsonb))) order by id for update`,
    [dispute.order_id, lines, lines],
  );
  const changed: string[] = [];
  for (const row of rows) {
    if (!nextLicenseStatus(row.status, action) || (action === "reinstate" && row.suspended_for !== "dispute")) continue;
    const change = { id: row.id, action, actor: { actor_type: "system" as const }, reason: `dispute ${dispute.dispute_id}`, cause: "dispute" as const };
    await changeLicenseStatus(manager, change, now);
    changed.push(row.id);
  }
  return changed;
}
