import { z } from "@medusajs/framework/zod";

const text = (max: number) => z.string().trim().min(1).max(max);

export const validateLicenseBody = z.object({
  license_key: text(300).optional(),
  product_id: text(100).optional(),
  domain: text(300).optional(),
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  fingerprint: text(300).optional(),
  version: text(100).optional(),
});

export type ValidateLicenseBody = z.infer<typeof validateLicenseBody>;
