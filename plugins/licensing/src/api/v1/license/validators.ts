import { z } from "@medusajs/framework/zod";

const text = (max: number) => z.string().trim().min(1).max(max);

/** What every question of a product in the field may carry. */
const common = {
  license_key: text(300).optional(),
  product_id: text(100).optional(),
  domain: text(300).optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  fingerprint: text(300).optional(),
};

export const validateLicenseBody = z.object({ ...common, version: text(100).optional() });
export type ValidateLicenseBody = z.infer<typeof validateLicenseBody>;

export const activateLicenseBody = z
  .object({ ...common, name: text(200).optional() })
  .refine(({ fingerprint, domain }) => fingerprint !== undefined || domain !== undefined, { path: ["fingerprint"], message: "or domain is required" });
export type ActivateLicenseBody = z.infer<typeof activateLicenseBody>;

const activation_token = text(300).optional();

export const deactivateLicenseBody = z.object({
  license_key: common.license_key,
  product_id: common.product_id,
  activation_token,
  activation_id: text(100).optional(),
  fingerprint: common.fingerprint,
  domain: common.domain,
});
export type DeactivateLicenseBody = z.infer<typeof deactivateLicenseBody>;

export const changeDomainBody = z.object({
  license_key: common.license_key,
  product_id: common.product_id,
  activation_token,
  activation_id: text(100).optional(),
  fingerprint: common.fingerprint,
  /** The new one. */
  domain: text(300),
});
export type ChangeDomainBody = z.infer<typeof changeDomainBody>;

/** A secret of the client's, so it has to be long enough not to be guessed. */
export const idempotencyKey = z.string().trim().min(16).max(200).optional();
