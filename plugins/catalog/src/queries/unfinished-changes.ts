import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ChangeKind, ChangeStatus } from "../domain/change-status";

/** Approvals that were taken but not finished, and decisions that were not announced, since before a moment. */
export async function findUnfinishedChanges(knex: Knex, before: Date, limit: number): Promise<{ id: string; decided_by: string; decided: boolean }[]> {
  const { rows } = await knex.raw<{ rows: { id: string; decided_by: string; decided: boolean }[] }>(
    `select id, decided_by, (status <> 'pending') as decided from product_change
      where deleted_at is null and ((status = 'pending' and claimed_at < ?) or (announced_at is null and decided_at < ?))
      order by coalesce(decided_at, claimed_at) limit ?`,
    [before, before, limit],
  );
  return rows;
}

/** A decision of which nobody was told yet, or null. */
export async function findChangeToAnnounce(knex: Knex, id: string) {
  const { rows } = await knex.raw<{ rows: { listing_id: string; product_id: string; kind: ChangeKind; status: ChangeStatus }[] }>(
    `select c.listing_id, l.product_id, c.kind, c.status from product_change c join listing l on l.id = c.listing_id
      where c.id = ? and c.decided_at is not null and c.announced_at is null`,
    [id],
  );
  return rows[0] ?? null;
}

export async function markAnnounced(knex: Knex, id: string): Promise<void> {
  await knex.raw(`update product_change set announced_at = clock_timestamp() where id = ?`, [id]);
}
