import type { LicenseStatus } from "./license-status";

export interface RenewableLicense {
  status: LicenseStatus;
  customer_id: string | null;
  product_id: string;
  package_id: string;
  expires_at: Date | null;
  updates_until: Date | null;
}

export interface RenewingPurchase {
  customer_id: string | null;
  product_id: string;
  package_id: string;
  quantity: number;
}

export type RenewalRefusal = "not_holder" | "other_product" | "revoked" | "one_at_a_time" | "nothing_to_renew";

/**
 * Whether a bought line may add a period to a licence instead of giving a new one: the buyer holds it, it
 * is of the same product and not revoked, and the line is for one. Null when it may.
 */
export function whyNotRenewed(license: RenewableLicense, purchase: RenewingPurchase): RenewalRefusal | null {
  if (license.customer_id === null || license.customer_id !== purchase.customer_id) return "not_holder";
  if (license.product_id !== purchase.product_id) return "other_product";
  if (license.status === "revoked") return "revoked";
  return purchase.quantity === 1 ? null : "one_at_a_time";
}

/** Asked before money is taken, beside the rule above: what lasts for ever with all updates gains nothing. */
export function whyNotOffered(license: RenewableLicense, purchase: RenewingPurchase): RenewalRefusal | null {
  const refusal = whyNotRenewed(license, purchase);
  if (refusal) return refusal;
  const whole = license.expires_at === null && license.updates_until === null;
  return whole && license.package_id === purchase.package_id ? "nothing_to_renew" : null;
}

/** Where a line of a cart or an order names the licence that it is to renew or to change. */
export const RENEWAL_FIELD = "license_id";

/** The licence that a line's metadata names; anybody can write it there, so it proves nothing. */
export function renewedLicenseOf(metadata: Record<string, unknown> | null | undefined): string | null {
  const id = metadata?.[RENEWAL_FIELD];
  return typeof id === "string" && id.length > 0 && id.length <= 100 ? id : null;
}
