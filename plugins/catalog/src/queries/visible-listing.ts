import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The listing of a visible product with its developer, or null. */
export async function findVisibleListing(knex: Knex, productId: string) {
  const { rows } = await knex.raw<{ rows: Record<string, unknown>[] }>(
    `select l.id, l.product_id, l.product_type, l.status, l.summary, l.description, l.demo_video_url, l.documentation_url,
            l.support_channel, l.support_response_hours, l.compatibility, l.ga4_measurement_id, l.published_at,
            json_build_object('handle', d.handle, 'display_name', d.display_name, 'website', d.website, 'country', d.country) as developer
       from listing l
       join product p on p.id = l.product_id and p.status = 'published' and p.deleted_at is null
       join developer d on d.id = l.developer_id and d.status = 'active'
      where l.product_id = ? and l.status = 'published' and l.deleted_at is null`,
    [productId],
  );
  return rows[0] ?? null;
}

/** Whether customers see the product. */
export async function isVisible(knex: Knex, productId: string): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `select 1 from listing l
       join product p on p.id = l.product_id and p.status = 'published' and p.deleted_at is null
       join developer d on d.id = l.developer_id and d.status = 'active'
      where l.product_id = ? and l.status = 'published' and l.deleted_at is null`,
    [productId],
  );
  return rows.length > 0;
}
