import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import type { LicenseRecord } from "./rows";

/** The licence's row, held until the transaction ends. Errors: license.not_found. */
export async function lockLicense(manager: EntityManager, id: string): Promise<LicenseRecord> {
  const [row] = await manager.execute<LicenseRecord[]>(`select * from license where id = ? for update`, [id]);
  if (!row) throw notFound("license");
  return row;
}

export function actionNotAllowed(status: string, action: string): DomainError {
  return new DomainError("conflict", "license.action_not_allowed", `A licence that is ${status} cannot be changed this way (${action}).`);
}
