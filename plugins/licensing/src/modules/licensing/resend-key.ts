import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { DomainError } from "@mintreu/kit/domain/errors";
import { appendLog } from "./license-log";
import { actionNotAllowed, lockLicense } from "./lock-license";
import type { Actor } from "./rows";

const PER_DAY = 5;
const DAY_MS = 86_400_000;

/** Notes that the key is mailed again; `sending` counts how often it was. Errors: license.{not_found,action_not_allowed,resent_too_often}. */
export async function noteResending(
  manager: EntityManager,
  licenseId: string,
  actor: Actor,
  now: Date,
): Promise<{ id: string; order_id: string | null; sending: number }> {
  const license = await lockLicense(manager, licenseId);
  if (license.status === "revoked") throw actionNotAllowed(license.status, "resend");
  const [counted] = await manager.execute<{ ever: string; today: string }[]>(
    `select count(*) as ever, count(*) filter (where created_at > ?) as today from license_log where license_id = ? and action = 'key_resent'`,
    [new Date(now.getTime() - DAY_MS), licenseId],
  );
  if (Number(counted?.today ?? 0) >= PER_DAY) {
    throw new DomainError("too_many_requests", "license.resent_too_often", `The key was sent ${PER_DAY} times within a day.`, { retry_after_seconds: 86_400 });
  }
  await appendLog(manager, { ...actor, license_id: licenseId, action: "key_resent", created_at: now });
  return { id: license.id, order_id: license.order_id, sending: Number(counted?.ever ?? 0) + 1 };
}
