import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface ReleaseToAnnounce {
  id: string;
  product_id: string;
  version: string;
  status: "published" | "yanked";
}

/** Releases that came out or were yanked and nobody was told: of one product, or of all since before a moment. */
export async function findUnannouncedReleases(knex: Knex, filter: { product_id: string } | { before: Date }, limit: number): Promise<ReleaseToAnnounce[]> {
  const [condition, value] = "product_id" in filter ? ["product_id = ?", filter.product_id] : ["updated_at < ?", filter.before];
  const { rows } = await knex.raw<{ rows: ReleaseToAnnounce[] }>(
    `select id, product_id, version, status from release
      where status in ('published', 'yanked') and announced_status is distinct from status and deleted_at is null and ${condition}
      order by updated_at, id limit ?`,
    [value, limit] as never[],
  );
  return rows;
}

/** A release that moved on meanwhile is announced again with what it is now. */
export async function markReleaseAnnounced(knex: Knex, { id, status }: ReleaseToAnnounce): Promise<void> {
  await knex.raw(`update release set announced_status = ? where id = ?`, [status, id]);
}
