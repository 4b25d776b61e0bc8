import { z } from "zod";
import { type LimitName, limitNames } from "../../../lib/types";

export const limitLabels: Record<LimitName, string> = {
  rpm: "Calls per minute",
  rph: "Calls per hour",
  rpd: "Calls per day",
  concurrent: "Calls at once",
  calls_per_month: "Calls per month",
  bandwidth_bytes_per_month: "Bytes per month",
  error_rate_percent: "Failing calls in percent",
};

/** A field that holds a whole number or nothing. */
export const wholeNumber = z
  .string()
  .trim()
  .regex(/^\d{0,15}$/, "A whole number, or nothing for no limit.");

type Limits = Partial<Record<LimitName, number>>;

export function limitsToForm(limits: Limits): Record<LimitName, string> {
  return Object.fromEntries(limitNames.map((name) => [name, limits[name]?.toString() ?? ""])) as Record<LimitName, string>;
}

export function limitsFromForm(values: Partial<Record<LimitName, string>>): Limits {
  return Object.fromEntries(limitNames.flatMap((name) => (values[name] ? [[name, Number(values[name])]] : [])));
}
