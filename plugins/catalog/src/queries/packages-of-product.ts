import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { toMinor } from "@mintreu/kit/domain/money";
import { findOffers } from "./find-offers";

/** The packages of a product side by side: terms, price in one currency, and why one cannot be bought. */
export async function listPackagesOfProduct(knex: Knex, productId: string, currencyCode: string) {
  const { rows: variants } = await knex.raw<{ rows: { id: string; title: string; sku: string | null; amount: string | null }[] }>(
    `select v.id, v.title, v.sku, min(price.amount) as amount
       from product_variant v
       join product_package pkg on pkg.variant_id = v.id and pkg.deleted_at is null and pkg.archived_at is null
       left join product_variant_price_set ps on ps.variant_id = v.id and ps.deleted_at is null
       left join price on price.price_set_id = ps.price_set_id and price.currency_code = ? and price.price_list_id is null
            and price.rules_count = 0 and price.deleted_at is null
      where v.product_id = ? and v.deleted_at is null
      group by v.id, v.title, v.sku`,
    [currencyCode, productId],
  );
  const offers = await findOffers(
    knex,
    variants.map((variant) => variant.id),
  );
  return offers.map((offer) => {
    const variant = variants.find(({ id }) => id === offer.variant_id);
    const amount = variant?.amount ?? null;
    const unavailable_reason = offer.unavailable_reason ?? (amount === null ? ("no_price_in_currency" as const) : null);
    return {
      id: offer.package_id,
      variant_id: offer.variant_id,
      title: variant?.title ?? "",
      sku: variant?.sku ?? null,
      rank: offer.rank,
      price: amount === null ? null : { amount_minor: toMinor(amount, currencyCode), currency_code: currencyCode },
      purchasable: unavailable_reason === null,
      unavailable_reason,
      terms: offer.terms,
    };
  });
}
