import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface MisplacedProduct {
  product_id: string;
  visible: boolean;
}

/**
 * Products whose status in the engine does not follow from listing and developer: shown exactly when the
 * listing is published and its developer active. Of one developer, or of all.
 */
export async function findMisplacedProducts(knex: Knex, filter: { developerId?: string | undefined; limit: number }): Promise<MisplacedProduct[]> {
  const { rows } = await knex.raw<{ rows: MisplacedProduct[] }>(
    `select l.product_id, (l.status = 'published' and d.status = 'active') as visible
       from listing l
       join developer d on d.id = l.developer_id
       join product p on p.id = l.product_id and p.deleted_at is null
      where l.deleted_at is null and (?::text is null or l.developer_id = ?)
        and (p.status = 'published') <> (l.status = 'published' and d.status = 'active')
      order by l.product_id limit ?`,
    [filter.developerId ?? null, filter.developerId ?? null, filter.limit],
  );
  return rows;
}
