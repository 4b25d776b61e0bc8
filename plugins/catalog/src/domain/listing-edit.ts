import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import type { ListingDocument, PackageDocument } from "./listing-document";
import { findTermsFaults } from "./package-terms";

/** Some of the fields; what is undefined stays as it is. */
export type Changes<Value> = { [Key in keyof Value]?: Value[Key] | undefined };

export type ListingFields = Omit<ListingDocument, "packages">;

/** One thing that a developer asks for. */
export type ListingEdit =
  | { kind: "fields"; fields: Changes<ListingFields> }
  | { kind: "add_package"; id: string; package: Omit<PackageDocument, "archived" | "rank"> & { rank?: number | undefined } }
  | { kind: "edit_package"; id: string; changes: Changes<PackageDocument> }
  | { kind: "remove_package"; id: string };

/** What customers do not rely on when they buy: changed at once, also of a published product. */
export const directFields = ["support_channel", "documentation_url", "ga4_measurement_id"] as const satisfies readonly (keyof ListingFields)[];

/** Addresses and licence keys contain them, so they stay once the product was published. */
const fixedFields = ["handle", "product_type"] as const satisfies readonly (keyof ListingFields)[];

const MAX_OFFERED = 20;
const MAX_PACKAGES = 100;

/** The part of an edit that needs no review, and the rest; either may be null. */
export function splitEdit(edit: ListingEdit): { direct: ListingEdit | null; reviewed: ListingEdit | null } {
  if (edit.kind !== "fields") return { direct: null, reviewed: edit };
  const isDirect = (key: string) => directFields.includes(key as (typeof directFields)[number]);
  const part = (wanted: boolean): ListingEdit | null => {
    const entries = Object.entries(edit.fields).filter(([key, value]) => value !== undefined && isDirect(key) === wanted);
    return entries.length > 0 ? { kind: "fields", fields: Object.fromEntries(entries) } : null;
  };
  return { direct: part(true), reviewed: part(false) };
}

/**
 * The document after an edit. `live` is what customers see, null before the first publication: what they
 * saw is archived instead of removed. Errors: package.not_found, listing.field_fixed.
 */
export function applyEdit(document: ListingDocument, edit: ListingEdit, live: ListingDocument | null): ListingDocument {
  if (edit.kind === "fields") return withFields(document, edit.fields, live);
  const packages = { ...document.packages };
  if (edit.kind === "add_package") {
    const ranks = Object.values(packages).map(({ rank }) => rank);
    packages[edit.id] = { ...edit.package, rank: edit.package.rank ?? Math.max(-1, ...ranks) + 1, archived: false };
    return { ...document, packages };
  }
  const held = Object.hasOwn(packages, edit.id) ? packages[edit.id] : undefined;
  if (!held) throw notFound("package");
  if (edit.kind === "edit_package") packages[edit.id] = { ...held, ...given(edit.changes) };
  else if (live && Object.hasOwn(live.packages, edit.id)) packages[edit.id] = { ...held, archived: true };
  else delete packages[edit.id];
  return { ...document, packages };
}

function withFields(document: ListingDocument, fields: Changes<ListingFields>, live: ListingDocument | null): ListingDocument {
  const next = { ...document, ...given(fields) };
  const moved = live ? fixedFields.find((field) => next[field] !== live[field]) : undefined;
  if (moved) throw new DomainError("conflict", "listing.field_fixed", `${moved}: cannot change once the product was published.`);
  return { ...next, categories: sorted(next.categories), tags: sorted(next.tags) };
}

/** Refuses a document that cannot be sold as it stands. Errors: listing.without_package, .too_many_packages, package.title_taken, .without_price, .terms_contradict. */
export function refuseFaultyDocument({ packages }: ListingDocument): void {
  const offered = Object.values(packages).filter(({ archived }) => !archived);
  if (offered.length === 0) throw new DomainError("invalid", "listing.without_package", "A product needs at least one package.");
  if (offered.length > MAX_OFFERED || Object.keys(packages).length > MAX_PACKAGES) {
    throw new DomainError("invalid", "listing.too_many_packages", `A product has at most ${MAX_OFFERED} packages.`);
  }
  const titles = new Set<string>();
  for (const { title, prices, terms } of offered) {
    const name = title.toLowerCase();
    if (titles.has(name)) throw new DomainError("conflict", "package.title_taken", `${title}: another package has this title.`);
    titles.add(name);
    if (Object.keys(prices).length === 0) throw new DomainError("invalid", "package.without_price", `${title}: a package needs a price.`);
    const [fault] = findTermsFaults(terms, Object.values(prices));
    if (fault) throw new DomainError("invalid", "package.terms_contradict", `${title}: ${fault.replaceAll("_", " ")}.`);
  }
}

function given<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as never;
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
