import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ListingStatus } from "../domain/listing-status";

export interface VendorProductFilter {
  status?: string | undefined;
  q?: string | undefined;
}

/** A product as it stands in its developer's list. */
export interface VendorProduct {
  listing_id: string;
  id: string;
  handle: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  product_type: string;
  status: ListingStatus;
  status_reason: string | null;
  summary: string;
  published_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

const columns = `l.id as listing_id, p.id, p.handle, p.title, p.subtitle, p.thumbnail, l.product_type, l.status, l.status_reason,
  l.summary, l.published_at, p.created_at, greatest(p.updated_at, l.updated_at) as updated_at`;

const from = `from listing l join product p on p.id = l.product_id and p.deleted_at is null`;

/** A developer's own products, newest first. */
export async function listProductsOfDeveloper(knex: Knex, developerId: string, filter: VendorProductFilter, page: { limit: number; offset: number }) {
  const conditions: [string, unknown[]][] = [["l.developer_id = ? and l.deleted_at is null", [developerId]]];
  if (filter.status) conditions.push(["l.status = ?", [filter.status]]);
  if (filter.q) {
    const pattern = `%${filter.q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(["(p.title ilike ? or p.handle ilike ?)", [pattern, pattern]]);
  }
  const where = conditions.map(([sql]) => sql).join(" and ");
  const params = conditions.flatMap(([, values]) => values);
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: VendorProduct[] }>(`select ${columns} ${from} where ${where} order by p.created_at desc, p.id limit ? offset ?`, [
      ...params,
      page.limit,
      page.offset,
    ] as never[]),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count ${from} where ${where}`, params as never[]),
  ]);
  return { products: rows, count: Number(counted[0]?.count ?? 0) };
}

/** One product of a developer, or null when it is somebody else's or nobody's. */
export async function findProductOfDeveloper(knex: Knex, developerId: string, productId: string): Promise<VendorProduct | null> {
  const { rows } = await knex.raw<{ rows: VendorProduct[] }>(`select ${columns} ${from} where l.developer_id = ? and p.id = ? and l.deleted_at is null`, [
    developerId,
    productId,
  ]);
  return rows[0] ?? null;
}
