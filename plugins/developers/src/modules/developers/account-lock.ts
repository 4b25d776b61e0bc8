import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import type { DeveloperRecord } from "./rows";

/**
 * Locks the account's row, as everything does that adds, changes or removes members, invitations and
 * keys: what was counted still holds when it is written. Always the first lock, so that none waits in a ring.
 */
export async function lockAccount(manager: EntityManager, developerId: string): Promise<DeveloperRecord> {
  const [developer] = await manager.execute<DeveloperRecord[]>(`select * from developer where id = ? and deleted_at is null for update`, [developerId]);
  if (!developer) throw notFound("developer");
  return developer;
}

export function alreadyMember(message: string): DomainError {
  return new DomainError("conflict", "developer.already_member", message);
}

/** Whether the database refused a second row where there may be one. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, message = "" } = error as { code?: string; message?: string };
  return code === "23505" || /already exists|unique/i.test(message);
}
