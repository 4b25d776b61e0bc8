import { randomInt } from "node:crypto";
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { PackageTerms } from "@mintreu/catalog/domain/package-terms";
import { keyCodeOf, type ProductType } from "@mintreu/catalog/domain/product-type";
import type { KeyRing } from "../../domain/key-ring";
import { storeKey } from "../../domain/key-vault";
import { generateLicenseKey, maskLicenseKey } from "../../domain/license-key";
import type { Length, PeriodKind } from "../../domain/license-term";
import { insertPeriod, settlePeriods } from "./periods";

export interface NewLicense {
  product_id: string;
  product_type: ProductType;
  package_id: string;
  variant_id: string;
  developer_id: string;
  terms: PackageTerms;
  customer_id: string | null;
  email: string;
  /** One of the two: the line that pays for it, or the occasion on which a developer gave it. */
  order: { order_id: string; order_line_id: string } | null;
  issue_id: string | null;
  ordinal: number;
  period: { kind: PeriodKind; length: Length; updates: Length; actor_id: string | null };
}

/** A licence with its first key and period, inside the caller's transaction; its log row is the caller's to write. */
export async function createLicense(manager: EntityManager, license: NewLicense, ring: KeyRing, now: Date): Promise<string> {
  const id = generateEntityId(undefined, "lic");
  const { terms, order, period } = license;
  await manager.execute(
    `insert into license (id, product_id, package_id, variant_id, developer_id, customer_id, email, order_id, order_line_id, issue_id, ordinal,
                          product_type, license_type, billing, status, activation_limit, domain_limit, terms, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'active', ?, ?, ?::jsonb, ?)`,
    [
      ...[id, license.product_id, license.package_id, license.variant_id, license.developer_id, license.customer_id, license.email],
      ...[order?.order_id ?? null, order?.order_line_id ?? null, license.issue_id, license.ordinal, license.product_type],
      ...[terms.license_type, terms.billing, terms.activation_limit, terms.domain_limit, JSON.stringify(terms), now],
    ],
  );
  await insertNewKey(manager, { id, product_type: license.product_type, developer_id: license.developer_id }, ring, now);
  const { package_id, variant_id } = license;
  await insertPeriod(manager, {
    ...period,
    license_id: id,
    order_line_id: order?.order_line_id ?? null,
    granted_at: now,
    package: { package_id, variant_id, terms },
  });
  await settlePeriods(manager, id);
  return id;
}

/** Makes and stores a key that is the licence's current one; the caller has ended the one before. */
export async function insertNewKey(
  manager: EntityManager,
  license: { id: string; product_type: string; developer_id: string },
  ring: KeyRing,
  now: Date,
): Promise<void> {
  const type_code = keyCodeOf(license.product_type as ProductType);
  const key = generateLicenseKey({ type_code, developer_id: license.developer_id, issued_at: now }, ring, (below) => randomInt(below));
  const { digest, sealed } = storeKey(key, ring);
  await manager.execute(`insert into license_key (id, license_id, digest, sealed, masked) values (?, ?, ?, ?, ?)`, [
    ...[generateEntityId(undefined, "lickey"), license.id, digest, sealed, maskLicenseKey(key)],
  ]);
}
