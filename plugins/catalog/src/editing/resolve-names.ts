import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { DomainError } from "@mintreu/kit/domain/errors";
import { findCategories } from "../queries/category-ids";
import { readStoreFacts } from "../queries/store-facts";

/** Handles or ids of categories → the categories. Errors: listing.category_unknown. */
export async function resolveCategories(knex: Knex, names: readonly string[]): Promise<{ id: string; handle: string }[]> {
  const found = await findCategories(knex, names);
  const unknown = names.find((name) => !found.has(name));
  if (unknown !== undefined) throw new DomainError("invalid", "listing.category_unknown", `categories: there is no ${unknown}`);
  return [...new Map([...found.values()].map((category) => [category.id, category])).values()];
}

/** Errors: package.currency_unknown for a price in a currency in which nothing is sold here. */
export async function refuseUnknownCurrencies(knex: Knex, prices: Record<string, number>): Promise<void> {
  const { currencies } = await readStoreFacts(knex);
  const unknown = Object.keys(prices).find((code) => !currencies.includes(code));
  if (unknown !== undefined) throw new DomainError("invalid", "package.currency_unknown", `prices: nothing is sold in ${unknown} here`);
}
