import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RenewableLicense } from "../domain/renewal";

/** What a renewal is judged by; null for an unknown licence. */
export async function findRenewable(knex: Knex, id: string): Promise<(RenewableLicense & { id: string; variant_id: string; order_id: string | null }) | null> {
  const { rows } = await knex.raw<{ rows: (RenewableLicense & { id: string; variant_id: string; order_id: string | null })[] }>(
    `select id, status, customer_id, product_id, package_id, variant_id, order_id, expires_at, updates_until from license where id = ?`,
    [id],
  );
  return rows[0] ?? null;
}

/** The variant of a package of the product, or null. */
export async function findVariantOfPackage(knex: Knex, packageId: string, productId: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { variant_id: string }[] }>(
    `select pkg.variant_id from product_package pkg join listing l on l.id = pkg.listing_id
      where pkg.id = ? and l.product_id = ? and pkg.deleted_at is null`,
    [packageId, productId],
  );
  return rows[0]?.variant_id ?? null;
}

/** Where the licence was bought; null for one that no order gave. */
export async function findRegionOfLicense(knex: Knex, license: { order_id: string | null }): Promise<string | null> {
  if (license.order_id === null) return null;
  const { rows } = await knex.raw<{ rows: { region_id: string | null }[] }>(`select region_id from "order" where id = ?`, [license.order_id]);
  return rows[0]?.region_id ?? null;
}
