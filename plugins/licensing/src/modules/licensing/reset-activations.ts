import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";

/** Ends every activation of a licence and forgets the domains of its holder: the next holder starts with all slots. */
export async function resetActivations(manager: EntityManager, licenseId: string, now: Date): Promise<void> {
  await manager.execute(`update license_activation set status = 'deactivated', deactivated_at = ? where license_id = ? and status = 'active'`, [
    now,
    licenseId,
  ]);
  await manager.execute(`delete from license_domain where license_id = ?`, [licenseId]);
  await manager.execute(`delete from license_domain_change where license_id = ?`, [licenseId]);
}
