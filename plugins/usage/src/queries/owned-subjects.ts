import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export async function ownsProduct(knex: Knex, developerId: string, productId: string): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(`select 1 from listing where product_id = ? and developer_id = ? and deleted_at is null`, [
    productId,
    developerId,
  ]);
  return rows.length > 0;
}

export async function ownsLicense(knex: Knex, developerId: string, licenseId: string): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: unknown[] }>(`select 1 from license where id = ? and developer_id = ?`, [licenseId, developerId]);
  return rows.length > 0;
}
