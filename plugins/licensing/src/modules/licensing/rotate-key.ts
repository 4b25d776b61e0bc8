import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { KeyRing } from "../../domain/key-ring";
import { insertNewKey } from "./create-license";
import { appendLog } from "./license-log";
import { actionNotAllowed, lockLicense } from "./lock-license";
import type { Actor, LicenseRecord } from "./rows";

export interface Rotation {
  license_id: string;
  /** Hours for which the keys so far keep working; 0 ends them at once. */
  grace_hours: number;
  actor: Actor;
  reason: string | null;
}

/**
 * A new key; all older ones, also those still in the grace of an earlier rotation and imported ones, work
 * until the grace ends and not longer. Rows stay, so history is kept. Rotations of one licence follow each
 * other under its lock. Errors: license.not_found, license.action_not_allowed (revoked).
 */
export async function rotateKey(manager: EntityManager, ring: KeyRing, rotation: Rotation, now: Date): Promise<LicenseRecord> {
  const { license_id, grace_hours, actor, reason } = rotation;
  const license = await lockLicense(manager, license_id);
  if (license.status === "revoked") throw actionNotAllowed(license.status, "rotate");
  const until = new Date(now.getTime() + grace_hours * 3_600_000);
  await manager.execute(
    `update license_key set valid_until = ?, updated_at = now()
      where license_id = ? and deleted_at is null and (valid_until is null or valid_until > ?::timestamptz)`,
    [until, license_id, until],
  );
  await insertNewKey(manager, license, ring, now);
  const grace = grace_hours === 0 ? "the old key ended at once" : `the old key works for ${grace_hours} hours`;
  await appendLog(manager, { ...actor, license_id, action: "rotated", reason: reason ? `${reason} (${grace})` : grace, created_at: now });
  return license;
}
