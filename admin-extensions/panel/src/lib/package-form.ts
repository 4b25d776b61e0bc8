import { z } from "zod";
import { toMajorText, toMinor } from "./money";
import { type Amount, billings, type LimitName, limitNames, licenseTypes, type Package, type Terms } from "./types";

/** Empty means unlimited, or for ever: what the fields say beside them. */
const countText = z
  .string()
  .trim()
  .regex(/^(\d{1,12})?$/, "Give a whole number, or leave it empty.")
  .refine((text) => text === "" || Number(text) > 0, "Give at least 1, or leave it empty.");

const daysText = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, "Give a whole number of days.");

/** What the fields of a package hold: texts, as they are typed. */
export const packageForm = z
  .object({
    title: z.string().trim().min(1, "Give the package a name.").max(80, "At most 80 characters."),
    billing: z.enum(billings),
    license_type: z.enum(licenseTypes),
    prices: z.record(z.string(), z.string()),
    trial_days: daysText.refine((text) => Number(text) <= 365, "At most 365 days."),
    activation_limit: countText,
    domain_limit: countText,
    updates_for_days: z
      .string()
      .trim()
      .regex(/^\d{0,5}$/, "Give a whole number of days, or leave it empty."),
    storage_bytes: countText,
    users: countText,
    limits: z.record(z.string(), countText),
    features: z.string().max(6_000, "At most 30 features of 200 characters."),
  })
  .superRefine((values, context) => {
    const given = Object.entries(values.prices).filter(([, text]) => text.trim() !== "");
    for (const [currency, text] of given) {
      if (toMinor(text, currency) === null) context.addIssue({ code: "custom", path: ["prices", currency], message: "This is not an amount." });
    }
    if (given.length === 0 && values.billing !== "free") {
      context.addIssue({ code: "custom", path: ["prices"], message: "Give a price in at least one currency." });
    }
    if (values.license_type === "regular" && Number(values.domain_limit) > 1) {
      context.addIssue({ code: "custom", path: ["domain_limit"], message: "A regular licence is for one domain. Choose extended for more." });
    }
    if (values.billing === "free" && Number(values.trial_days) > 0) {
      context.addIssue({ code: "custom", path: ["trial_days"], message: "What is free needs no trial." });
    }
    if (linesOf(values.features).length > 30) context.addIssue({ code: "custom", path: ["features"], message: "At most 30 features." });
  });

export type PackageForm = z.infer<typeof packageForm>;

/** The fields of a package, or of a new one. */
export function toPackageForm(currencies: readonly string[], one?: Package): PackageForm {
  const terms = one?.terms;
  const text = (count: number | null | undefined) => (count === null || count === undefined ? "" : String(count));
  const priced = new Map(one?.prices.map(({ currency_code, amount_minor }) => [currency_code, amount_minor]));
  return {
    title: one?.title ?? "",
    billing: terms?.billing ?? "one_time",
    license_type: terms?.license_type ?? "regular",
    prices: Object.fromEntries(
      currencies.map((currency) => {
        const minor = priced.get(currency);
        return [currency, minor === undefined ? "" : toMajorText(minor, currency)];
      }),
    ),
    trial_days: String(terms?.trial_days ?? 0),
    activation_limit: text(terms?.activation_limit),
    domain_limit: terms ? text(terms.domain_limit) : "1",
    updates_for_days: terms ? text(terms.updates_for_days) : "365",
    storage_bytes: text(terms?.storage_bytes),
    users: text(terms?.users),
    limits: Object.fromEntries(limitNames.map((name) => [name, text(terms?.limits[name])])),
    features: terms?.features.join("\n") ?? "",
  };
}

export interface PackageBody {
  title: string;
  prices: Amount[];
  terms: Terms;
}

/** What the backend takes. A free package costs nothing in every currency. `before` keeps terms that have no field here. */
export function toPackageBody(values: PackageForm, before?: Terms): PackageBody {
  const count = (text: string) => (text.trim() === "" ? null : Number(text));
  const free = values.billing === "free";
  const prices = Object.entries(values.prices)
    .filter(([, text]) => free || text.trim() !== "")
    .map(([currency_code, text]) => ({ currency_code, amount_minor: free ? 0 : (toMinor(text, currency_code) ?? 0) }));
  const limits: Partial<Record<LimitName, number>> = {};
  for (const name of limitNames) {
    const limit = count(values.limits[name] ?? "");
    if (limit !== null) limits[name] = limit;
  }
  return {
    title: values.title.trim(),
    prices,
    terms: {
      overage: "block",
      ...before,
      billing: values.billing,
      license_type: values.license_type,
      trial_days: Number(values.trial_days),
      activation_limit: count(values.activation_limit),
      domain_limit: count(values.domain_limit),
      updates_for_days: count(values.updates_for_days),
      storage_bytes: count(values.storage_bytes),
      users: count(values.users),
      limits,
      features: linesOf(values.features),
    },
  };
}

/** One entry a line; empty lines are none. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
