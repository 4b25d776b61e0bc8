import { z } from "zod";

export const billings = ["one_time", "monthly", "annual", "lifetime", "usage", "free"] as const;
export type Billing = (typeof billings)[number];

export const licenseTypes = ["regular", "extended", "developer"] as const;
export type LicenseType = (typeof licenseTypes)[number];

const count = z.int().min(1).max(1_000_000_000_000);
const unlimitedCount = count.nullable();

/** What a package sells (specification, part 1). `null` means unlimited, bytes and counts are integers. */
export const packageTermsSchema = z.strictObject({
  billing: z.enum(billings),
  license_type: z.enum(licenseTypes),
  trial_days: z.int().min(0).max(365),
  activation_limit: unlimitedCount,
  domain_limit: unlimitedCount,
  updates_for_days: z.int().min(0).max(36_500).nullable(),
  limits: z.strictObject({
    rpm: count.optional(),
    rph: count.optional(),
    rpd: count.optional(),
    concurrent: count.optional(),
    calls_per_month: count.optional(),
    bandwidth_bytes_per_month: count.optional(),
    error_rate_percent: z.int().min(1).max(100).optional(),
  }),
  overage: z.literal("block"),
  storage_bytes: unlimitedCount,
  users: unlimitedCount,
  features: z.array(z.string().trim().min(1).max(200)).max(30),
});

export type PackageTerms = z.infer<typeof packageTermsSchema>;

export type TermsFault = "regular_has_one_domain" | "free_has_no_trial" | "price_must_be_zero" | "price_must_be_positive";

/** Contradictions between terms and prices (integer minor units); empty when they fit together. */
export function findTermsFaults(terms: PackageTerms, priceAmounts: readonly number[]): TermsFault[] {
  const faults: TermsFault[] = [];
  // A regular licence is for one domain, or for none where domains mean nothing (an API, a service).
  if (terms.license_type === "regular" && terms.domain_limit !== null && terms.domain_limit > 1) faults.push("regular_has_one_domain");
  if (terms.billing === "free" && terms.trial_days > 0) faults.push("free_has_no_trial");
  if (terms.billing === "free" && priceAmounts.some((amount) => amount !== 0)) faults.push("price_must_be_zero");
  if (terms.billing !== "free" && terms.billing !== "usage" && priceAmounts.some((amount) => amount <= 0)) faults.push("price_must_be_positive");
  return faults;
}
