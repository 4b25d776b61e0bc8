import type { Knex } from "@medusajs/framework/mikro-orm/knex";

const columns = `l.id as listing_id, p.id, p.handle, p.title, p.subtitle, p.thumbnail, l.product_type, l.status, l.status_reason,
  l.summary, l.published_at, p.created_at, p.updated_at`;

/** A developer's own products, newest first. */
export async function listProductsOfDeveloper(knex: Knex, developerId: string, page: { limit: number; offset: number }) {
  const { rows } = await knex.raw<{ rows: (Record<string, unknown> & { total: string })[] }>(
    `select ${columns}, count(*) over () as total
       from listing l join product p on p.id = l.product_id and p.deleted_at is null
      where l.developer_id = ? and l.deleted_at is null
      order by p.created_at desc, p.id limit ? offset ?`,
    [developerId, page.limit, page.offset],
  );
  return { products: rows.map(({ total: _total, ...product }) => product), count: Number(rows[0]?.total ?? 0) };
}

/** One product of a developer with its texts, or null when it is somebody else's or nobody's. */
export async function findProductOfDeveloper(knex: Knex, developerId: string, productId: string) {
  const { rows } = await knex.raw<{ rows: Record<string, unknown>[] }>(
    `select ${columns}, l.description, l.demo_video_url, l.documentation_url, l.support_channel, l.support_response_hours, l.compatibility
       from listing l join product p on p.id = l.product_id and p.deleted_at is null
      where l.developer_id = ? and p.id = ? and l.deleted_at is null`,
    [developerId, productId],
  );
  return rows[0] ?? null;
}
