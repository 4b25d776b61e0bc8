import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ChangeKind } from "../domain/change-status";
import type { ChangeRow } from "../modules/catalog/product-changes";

export interface ChangeFilter {
  status?: string | undefined;
  kind?: string | undefined;
  q?: string | undefined;
}

/** A change as admins see it in their inbox. */
export interface ChangeView extends Pick<
  ChangeRow,
  "id" | "listing_id" | "release_id" | "kind" | "status" | "revision" | "reason" | "decided_by" | "decided_at" | "created_at" | "updated_at"
> {
  /** Accepted, and on its way to the storefront. */
  being_applied: boolean;
  product: { id: string; title: string; handle: string; thumbnail: string | null; product_type: string; status: string };
  developer: { id: string; handle: string; display_name: string; status: string };
}

const columns = `c.id, c.listing_id, c.release_id, c.kind, c.status, c.revision, c.reason, c.decided_by, c.decided_at, c.created_at, c.updated_at,
  (c.status = 'pending' and c.claimed_at is not null) as being_applied,
  json_build_object('id', p.id, 'title', p.title, 'handle', p.handle, 'thumbnail', p.thumbnail, 'product_type', l.product_type, 'status', l.status) as product,
  json_build_object('id', d.id, 'handle', d.handle, 'display_name', d.display_name, 'status', d.status) as developer`;

const from = `from product_change c
  join listing l on l.id = c.listing_id
  join product p on p.id = l.product_id
  join developer d on d.id = l.developer_id`;

/** One page of the inbox, what waits longest first. */
export async function listChanges(
  knex: Knex,
  filter: ChangeFilter,
  page: { limit: number; offset: number },
): Promise<{ changes: ChangeView[]; count: number }> {
  const { where, params } = conditionsOf(filter);
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: ChangeView[] }>(
      `select ${columns} ${from} ${where} order by (c.status = 'pending') desc, case when c.status = 'pending' then c.created_at end, c.updated_at desc, c.id limit ? offset ?`,
      [...params, page.limit, page.offset] as never[],
    ),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${from} ${where}`, params as never[]),
  ]);
  return { changes: rows, count: Number(counted[0]?.count ?? 0) };
}

/** One change with the two texts that it compares, or null. */
export async function findChange(knex: Knex, id: string): Promise<(ChangeView & Pick<ChangeRow, "base" | "payload">) | null> {
  const { rows } = await knex.raw<{ rows: (ChangeView & Pick<ChangeRow, "base" | "payload">)[] }>(
    `select ${columns}, c.base, c.payload ${from} where c.id = ? and c.deleted_at is null`,
    [id],
  );
  return rows[0] ?? null;
}

/** Of a listing: what waits for review, or was sent back and not asked for again. */
export async function findOpenChange(knex: Knex, listingId: string): Promise<ChangeRow | null> {
  const { rows } = await knex.raw<{ rows: ChangeRow[] }>(
    `select * from product_change where listing_id = ? and kind <> 'release' and deleted_at is null order by created_at desc, id desc limit 1`,
    [listingId],
  );
  const [latest] = rows;
  return latest && (latest.status === "pending" || latest.status === "changes_requested") ? latest : null;
}

/** The listing that a change is about, or null. */
export async function findListingOfChange(
  knex: Knex,
  changeId: string,
): Promise<{ id: string; product_id: string; developer_id: string; kind: ChangeKind } | null> {
  const { rows } = await knex.raw<{ rows: { id: string; product_id: string; developer_id: string; kind: ChangeKind }[] }>(
    `select l.id, l.product_id, l.developer_id, c.kind from product_change c join listing l on l.id = c.listing_id where c.id = ? and c.deleted_at is null`,
    [changeId],
  );
  return rows[0] ?? null;
}

function conditionsOf({ status, kind, q }: ChangeFilter): { where: string; params: unknown[] } {
  const conditions: [string, unknown[]][] = [["c.deleted_at is null", []]];
  if (status) conditions.push(["c.status = ?", [status]]);
  if (kind) conditions.push(["c.kind = ?", [kind]]);
  if (q) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(["(p.title ilike ? or p.handle ilike ? or d.display_name ilike ? or c.id = ?)", [pattern, pattern, pattern, q]]);
  }
  return { where: `where ${conditions.map(([sql]) => sql).join(" and ")}`, params: conditions.flatMap(([, values]) => values) };
}
