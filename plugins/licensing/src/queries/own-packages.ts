import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OwnPackage } from "../modules/licensing/manual-issue";

/** Packages of a developer with their newest terms, all of them or one; also those that are not on sale. */
export async function findOwnPackages(knex: Knex, developerId: string, packageId?: string): Promise<OwnPackage[]> {
  const { rows } = await knex.raw<{ rows: OwnPackage[] }>(
    `select pkg.id as package_id, pkg.variant_id, l.product_id, l.product_type, l.developer_id, coalesce(pv.title, '') as title, v.terms
       from product_package pkg
       join listing l on l.id = pkg.listing_id and l.deleted_at is null
       left join product_variant pv on pv.id = pkg.variant_id
       join lateral (
         select terms from package_terms_version where product_package_id = pkg.id order by effective_from desc, version desc limit 1
       ) v on true
      where l.developer_id = ? and pkg.deleted_at is null and (?::text is null or pkg.id = ?)
      order by pkg.id`,
    [developerId, packageId ?? null, packageId ?? null] as never[],
  );
  return rows;
}
