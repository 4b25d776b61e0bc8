import type { InferTypeOf } from "@medusajs/framework/types";
import type { LicenseType, PackageTerms } from "@mintreu/catalog/domain/package-terms";
import type { ProductType } from "@mintreu/catalog/domain/product-type";
import type { LicenseKey } from "./models/license-key";
import type { License } from "./models/license";

export type LicenseRecord = Omit<InferTypeOf<typeof License>, "terms" | "license_type"> & { terms: PackageTerms; license_type: LicenseType };
export type LicenseKeyRecord = InferTypeOf<typeof LicenseKey>;

/** Who did something, for the log. */
export interface Actor {
  actor_type: "customer" | "developer" | "user" | "system" | "product";
  actor_id?: string | null;
  ip?: string | null;
  user_agent?: string | null;
}

/** A licence with the key that it was found by. */
export type KeyedLicense = LicenseRecord & { key_valid_until: Date | null };

/** Where a licence is or was active. */
export interface ActivationRecord {
  id: string;
  license_id: string;
  fingerprint: string | null;
  domain: string | null;
  name: string | null;
  ip: string | null;
  user_agent: string | null;
  /** Local work: takes no slot. */
  local: boolean;
  status: "active" | "deactivated";
  token_digest: string;
  created_at: Date;
  last_seen_at: Date;
  deactivated_at: Date | null;
}

/** A line of an order that sells licences, with what was on sale when it was bought. */
export interface SoldLine {
  order_line_id: string;
  quantity: number;
  paid_minor: number;
  /** The licence that the buyer wants renewed or changed, as the line says; nobody has checked it yet. */
  license_id: string | null;
  product_id: string;
  package_id: string;
  variant_id: string;
  developer_id: string;
  product_type: ProductType;
  terms: PackageTerms;
}

/** An order as licensing sees it; refunds are read later, under the order's lock. */
export interface SoldOrder {
  order_id: string;
  settled: boolean;
  canceled: boolean;
  customer_id: string | null;
  email: string;
  lines: SoldLine[];
}

/** What bringing an order's licences up to date changed. */
export interface LicenseChanges {
  issued: string[];
  revoked: string[];
  renewed: string[];
}
