import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ReleaseStatus } from "../domain/release-status";
import type { ReleaseChannel } from "../domain/release-version";
import type { StoredFile } from "../modules/catalog/release-files";

export interface ReleaseFilter {
  id?: string | undefined;
  product_ids?: readonly string[] | undefined;
  developer_id?: string | undefined;
  channel?: ReleaseChannel | undefined;
  statuses?: readonly ReleaseStatus[] | undefined;
}

/** A release with its files, as its developer sees it. */
export interface ReleaseView {
  id: string;
  product_id: string;
  version: string;
  channel: ReleaseChannel;
  status: ReleaseStatus;
  status_reason: string | null;
  changelog: string;
  published_at: Date | null;
  yanked_at: Date | null;
  yank_reason: string | null;
  created_at: Date;
  updated_at: Date;
  files: StoredFile[];
}

const files = `coalesce((
  select json_agg(json_build_object('id', f.id, 'name', f.name, 'size_bytes', f.size_bytes, 'sha256', f.sha256,
                                    'content_type', f.content_type, 'created_at', f.created_at) order by f.name, f.id)
    from release_file f where f.release_id = r.id and f.status = 'stored'), '[]') as files`;

const columns = `r.id, r.product_id, r.version, r.channel, r.status, r.status_reason, r.changelog, r.published_at, r.yanked_at, r.yank_reason,
  r.created_at, r.updated_at, ${files}`;

const from = `from release r join listing l on l.id = r.listing_id`;

/** Releases that fit, what is not out yet first, then by the day they came out. */
export async function listReleases(
  knex: Knex,
  filter: ReleaseFilter,
  page: { limit: number; offset: number },
): Promise<{ releases: ReleaseView[]; count: number }> {
  const { where, params } = conditionsOf(filter);
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: ReleaseView[] }>(`select ${columns} ${from} ${where} order by r.published_at desc nulls first, r.created_at desc, r.id limit ? offset ?`, [
      ...params,
      page.limit,
      page.offset,
    ] as never[]),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${from} ${where}`, params as never[]),
  ]);
  return { releases: rows, count: Number(counted[0]?.count ?? 0) };
}

/** One release that fits the whole filter, or null: scope goes into the filter, never beside it. */
export async function findRelease(knex: Knex, filter: ReleaseFilter & { id: string }): Promise<ReleaseView | null> {
  const { releases } = await listReleases(knex, filter, { limit: 1, offset: 0 });
  return releases[0] ?? null;
}

/** The newest releases of each product. */
export async function listNewestReleases(knex: Knex, productIds: readonly string[], statuses: readonly ReleaseStatus[], each: number): Promise<ReleaseView[]> {
  if (productIds.length === 0) return [];
  const { rows } = await knex.raw<{ rows: ReleaseView[] }>(
    `select ${columns} from unnest(?::text[]) as product(id) cross join lateral (
       select * from release where product_id = product.id and status = any(?) and deleted_at is null
        order by published_at desc, created_at desc, id limit ?) r
      order by r.published_at desc, r.created_at desc, r.id`,
    [[...productIds], [...statuses], each],
  );
  return rows;
}

function conditionsOf(filter: ReleaseFilter): { where: string; params: unknown[] } {
  const conditions: [string, unknown[]][] = [["r.deleted_at is null and l.deleted_at is null", []]];
  if (filter.id !== undefined) conditions.push(["r.id = ?", [filter.id]]);
  if (filter.product_ids) conditions.push(["r.product_id = any(?)", [[...filter.product_ids]]]);
  if (filter.developer_id !== undefined) conditions.push(["l.developer_id = ?", [filter.developer_id]]);
  if (filter.channel !== undefined) conditions.push(["r.channel = ?", [filter.channel]]);
  if (filter.statuses) conditions.push(["r.status = any(?)", [[...filter.statuses]]]);
  return { where: `where ${conditions.map(([sql]) => sql).join(" and ")}`, params: conditions.flatMap(([, values]) => values) };
}
