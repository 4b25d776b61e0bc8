import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { KeyRing } from "../../domain/key-ring";
import { openSealedKey, storeKey } from "../../domain/key-vault";

/**
 * Seals and digests some keys anew that are not sealed with the current master key, in the caller's transaction.
 * Rows that another process holds are left to it; a kill leaves each row wholly old or wholly new, and both work.
 */
export async function resealKeys(manager: EntityManager, ring: KeyRing, limit: number): Promise<number> {
  const rows = await manager.execute<{ id: string; sealed: string }[]>(
    `select id, sealed from license_key where split_part(sealed, '.', 1) < ? or split_part(sealed, '.', 1) > ? order by id limit ? for update skip locked`,
    [ring.current.id, ring.current.id, limit],
  );
  for (const { id, sealed } of rows) {
    const stored = storeKey(openSealedKey(sealed, ring), ring);
    await manager.execute(`update license_key set digest = ?, sealed = ?, updated_at = now() where id = ?`, [stored.digest, stored.sealed, id]);
  }
  return rows.length;
}
