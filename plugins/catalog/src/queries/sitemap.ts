import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface SitemapEntry {
  kind: "product" | "developer" | "category" | "collection";
  handle: string;
  updated_at: Date;
}

const visible = `
  from product p
  join listing l on l.product_id = p.id and l.status = 'published' and l.deleted_at is null
  join developer d on d.id = l.developer_id and d.status = 'active'
 where p.status = 'published' and p.deleted_at is null
   and exists (select 1 from product_sales_channel sc where sc.product_id = p.id and sc.sales_channel_id = any(:channels) and sc.deleted_at is null)`;

/** What has a page of its own: by kind, then by handle. Collections without a visible product have none. */
const entries = `
  select 'product' as kind, p.handle, greatest(p.updated_at, l.updated_at) as updated_at ${visible}
  union all
  select 'developer', handle, updated_at from developer where status = 'active' and deleted_at is null
  union all
  select 'category', handle, updated_at from product_category where is_active and not is_internal and deleted_at is null
  union all
  select 'collection', c.handle, c.updated_at from product_collection c
   where c.deleted_at is null and c.id in (select p.collection_id ${visible})`;

/** Pages that search engines should know, with the moment of their last change. */
export async function readSitemap(
  knex: Knex,
  { sales_channel_ids, limit, offset }: { sales_channel_ids: string[]; limit: number; offset: number },
): Promise<{ entries: SitemapEntry[]; count: number }> {
  const { rows } = await knex.raw<{ rows: [{ entries: SitemapEntry[]; count: number }] }>(
    `with e as materialized (${entries})
     select (select count(*)::integer from e) as count,
            (select coalesce(json_agg(json_build_object('kind', kind, 'handle', handle, 'updated_at', updated_at)), '[]')
               from (select * from e order by kind, handle limit :limit offset :offset) page) as entries`,
    { channels: sales_channel_ids, limit, offset },
  );
  const [{ entries: page, count }] = rows;
  return { entries: page.map((entry) => ({ ...entry, updated_at: new Date(entry.updated_at) })), count };
}
