import type { Billing, DemoTerms } from "./types";

/** Billings that can be bought today; the others are shown, and wait for recurring billing. */
export const BUYABLE_BILLINGS: readonly Billing[] = ["one_time", "lifetime", "free"];

export const GIGABYTE = 1024 ** 3;

type ChosenTerms = Pick<DemoTerms, "billing" | "license_type" | "features"> & Partial<DemoTerms>;

/** Completes what a package says about itself: everything unsaid is unlimited, without trial, and blocks at its limits. */
export function terms(chosen: ChosenTerms): DemoTerms {
  return {
    trial_days: 0,
    activation_limit: null,
    domain_limit: null,
    updates_for_days: null,
    limits: {},
    overage: "block",
    storage_bytes: null,
    users: null,
    ...chosen,
  };
}
