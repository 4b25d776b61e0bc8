import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface PackageVariant {
  variant_id: string;
  /** Null while no package stands before the variant. */
  package_id: string | null;
  /** The package for which the variant was made later on. */
  made_for: string | null;
  option_value: string | null;
}

/** The engine's variants of a product with their packages. */
export async function findVariants(knex: Knex, listing: { id: string; product_id: string }): Promise<PackageVariant[]> {
  const { rows } = await knex.raw<{ rows: PackageVariant[] }>(
    `select v.id as variant_id, pkg.id as package_id, v.metadata->>'package_id' as made_for,
            (select value.value from product_variant_option own join product_option_value value on value.id = own.option_value_id
              where own.variant_id = v.id limit 1) as option_value
       from product_variant v
       left join product_package pkg on pkg.variant_id = v.id and pkg.listing_id = ? and pkg.deleted_at is null
      where v.product_id = ? and v.deleted_at is null`,
    [listing.id, listing.product_id],
  );
  return rows;
}
