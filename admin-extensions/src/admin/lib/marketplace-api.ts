import { client, segment } from "./client";
import type { Developer, DeveloperList, DevelopersQuery, LicenseDetail, LicenseList, LicensesQuery, ProductOwner } from "./types";

export type DeveloperDecision = "approve" | "reject" | "suspend" | "reinstate";
export type LicenseDecision = "suspend" | "reinstate" | "revoke";

export function listDevelopers(query: DevelopersQuery): Promise<DeveloperList> {
  return client.fetch<DeveloperList>("/admin/developers", { query: { ...query } });
}

export async function readDeveloper(id: string): Promise<Developer> {
  const { developer } = await client.fetch<{ developer: Developer }>(`/admin/developers/${segment(id)}`);
  return developer;
}

/** Takes a decision on an account; the backend asks for a reason to reject and to suspend. */
export async function decideOnDeveloper(id: string, decision: DeveloperDecision, reason: string | null): Promise<void> {
  await client.fetch(`/admin/developers/${segment(id)}/${decision}`, { method: "POST", body: reason === null ? {} : { reason } });
}

export function listLicenses(query: LicensesQuery): Promise<LicenseList> {
  return client.fetch<LicenseList>("/admin/licenses", { query: { ...query } });
}

export async function readLicense(id: string): Promise<LicenseDetail> {
  const { license } = await client.fetch<{ license: LicenseDetail }>(`/admin/licenses/${segment(id)}`);
  return license;
}

export async function decideOnLicense(id: string, decision: LicenseDecision, reason: string): Promise<void> {
  await client.fetch(`/admin/licenses/${segment(id)}/${decision}`, { method: "POST", body: { reason } });
}

// Named one by one: all of a developer would bring their payout details along.
const ownerFields = ["id", "display_name", "handle", "status"].map((field) => `developer.${field}`);
const listingFields = ["product_type", "status", "status_reason", "published_at"].map((field) => `listing.${field}`);

export async function readProductOwner(productId: string): Promise<ProductOwner> {
  const fields = ["id", ...ownerFields, ...listingFields].join(",");
  const { product } = await client.fetch<{ product: Partial<ProductOwner> }>(`/admin/products/${segment(productId)}`, { query: { fields } });
  return { developer: product.developer ?? null, listing: product.listing ?? null };
}
