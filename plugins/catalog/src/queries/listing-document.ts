import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { toMinor } from "@mintreu/kit/domain/money";
import type { ListingDocument, PackageDocument } from "../domain/listing-document";
import type { PackageTerms } from "../domain/package-terms";

interface PackageRow {
  id: string;
  title: string;
  rank: number;
  archived: boolean;
  terms: PackageTerms;
  prices: { currency_code: string; amount: string }[];
}

/** The product as it stands now, in the form in which it is edited and reviewed; null when there is none. */
export async function readListingDocument(knex: Knex, listingId: string): Promise<ListingDocument | null> {
  const [{ rows }, { rows: packages }] = await Promise.all([
    knex.raw<{ rows: Omit<ListingDocument, "packages">[] }>(
      `select p.handle, l.product_type, p.title, p.subtitle, l.summary, l.description, p.thumbnail,
              coalesce((select json_agg(i.url order by i.rank, i.id) from image i where i.product_id = p.id and i.deleted_at is null), '[]') as images,
              coalesce((select json_agg(c.handle order by c.handle collate "C") from product_category_product cp
                          join product_category c on c.id = cp.product_category_id and c.deleted_at is null where cp.product_id = p.id), '[]') as categories,
              coalesce((select json_agg(t.value order by t.value collate "C") from product_tags pt
                          join product_tag t on t.id = pt.product_tag_id and t.deleted_at is null where pt.product_id = p.id), '[]') as tags,
              l.demo_video_url, l.documentation_url, l.support_channel, l.support_response_hours, l.compatibility, l.ga4_measurement_id
         from listing l join product p on p.id = l.product_id and p.deleted_at is null
        where l.id = ? and l.deleted_at is null`,
      [listingId],
    ),
    knex.raw<{ rows: PackageRow[] }>(
      `select pkg.id, v.title, pkg.rank, (pkg.archived_at is not null) as archived, t.terms,
              coalesce((select json_agg(json_build_object('currency_code', price.currency_code, 'amount', price.amount::text))
                          from product_variant_price_set ps join price on price.price_set_id = ps.price_set_id and price.price_list_id is null
                               and price.rules_count = 0 and price.deleted_at is null
                         where ps.variant_id = v.id and ps.deleted_at is null), '[]') as prices
         from product_package pkg
         join product_variant v on v.id = pkg.variant_id and v.deleted_at is null
         join lateral (select terms from package_terms_version where product_package_id = pkg.id order by version desc limit 1) t on true
        where pkg.listing_id = ? and pkg.deleted_at is null
        order by pkg.rank, pkg.id`,
      [listingId],
    ),
  ]);
  return rows[0] ? { ...rows[0], packages: Object.fromEntries(packages.map(({ id, ...row }) => [id, toPackage(row)])) } : null;
}

function toPackage({ prices, ...row }: Omit<PackageRow, "id">): PackageDocument {
  const minor = prices.map(({ currency_code, amount }) => [currency_code, toMinor(amount, currency_code)] as const);
  return { ...row, prices: Object.fromEntries(minor) };
}
