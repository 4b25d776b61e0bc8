import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { KeyRing } from "../../domain/key-ring";
import { openSealedKey, storeImportedKey, storeKey } from "../../domain/key-vault";

interface SealedRow {
  id: string;
  sealed: string;
  imported: boolean;
  product_id: string;
}

/**
 * Seals and digests some keys anew that another master key of the ring sealed, in the caller's transaction. What no
 * key of the ring opens stays as it is. Rows that another process holds are left to it; a kill leaves each row wholly
 * old or wholly new, and both work.
 */
export async function resealKeys(manager: EntityManager, ring: KeyRing, limit: number): Promise<number> {
  const others = ring.keys.filter(({ id }) => id !== ring.current.id).map(({ id }) => id);
  if (others.length === 0) return 0;
  const rows = await manager.execute<SealedRow[]>(
    `select k.id, k.sealed, k.imported, l.product_id from license_key k join license l on l.id = k.license_id
      where split_part(k.sealed, '.', 1) in (${others.map(() => "?").join(", ")}) order by k.id limit ? for update of k skip locked`,
    [...others, limit],
  );
  for (const { id, sealed, imported, product_id } of rows) {
    const key = openSealedKey(sealed, ring);
    const stored = imported ? storeImportedKey(product_id, key, ring) : storeKey(key, ring);
    await manager.execute(`update license_key set digest = ?, sealed = ?, updated_at = now() where id = ?`, [stored.digest, stored.sealed, id]);
  }
  return rows.length;
}
