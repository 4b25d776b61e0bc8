import { addressOf, client, segment } from "./client";
import type { LimitChanges } from "./license-limits";
import type { Developer, DeveloperList, DevelopersQuery, License, LicenseList, LicenseLogPage, LicensesQuery, Page, ProductOwner } from "./types";

export type DeveloperDecision = "approve" | "reject" | "suspend" | "reinstate";
export type LicenseDecision = "suspend" | "reinstate" | "revoke" | "restore" | "rotate" | "resend";

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

const licensePath = (id: string) => `/admin/licenses/${segment(id)}`;

export async function readLicense(id: string): Promise<License> {
  const { license } = await client.fetch<{ license: License }>(licensePath(id));
  return license;
}

/** What happened to a licence, newest first. */
export function listLicenseLog(id: string, page: Page): Promise<LicenseLogPage> {
  return client.fetch<LicenseLogPage>(`${licensePath(id)}/logs`, { query: { ...page } });
}

/** The whole log as a CSV file, for the browser to save. */
export const licenseLogFile = (id: string) => addressOf(`${licensePath(id)}/logs.csv`);

/** Takes a decision; `body` is what its route wants. */
export async function decideOnLicense(id: string, decision: LicenseDecision, body: Record<string, unknown>): Promise<void> {
  // Bringing back a revoked licence is the backend's `reinstate` too: it looks at the status.
  await client.fetch(`${licensePath(id)}/${decision === "restore" ? "reinstate" : decision}`, { method: "POST", body });
}

export async function setLicenseLimits(id: string, changes: LimitChanges, reason: string): Promise<void> {
  await client.fetch(`${licensePath(id)}/limits`, { method: "POST", body: { ...changes, reason } });
}

// Named one by one: all of a developer would bring their payout details along.
const ownerFields = ["id", "display_name", "handle", "status"].map((field) => `developer.${field}`);
const listingFields = ["product_type", "status", "status_reason", "published_at"].map((field) => `listing.${field}`);

export async function readProductOwner(productId: string): Promise<ProductOwner> {
  const fields = ["id", ...ownerFields, ...listingFields].join(",");
  const { product } = await client.fetch<{ product: Partial<ProductOwner> }>(`/admin/products/${segment(productId)}`, { query: { fields } });
  return { developer: product.developer ?? null, listing: product.listing ?? null };
}
