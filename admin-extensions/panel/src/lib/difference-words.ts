import { limitName, toWords } from "../../../src/admin/lib/words";
import { formatMoney } from "./money";
import type { Difference, DifferenceValue, Package } from "./types";

const fieldNames: Record<string, string> = {
  demo_video_url: "Demo video",
  documentation_url: "Documentation",
  ga4_measurement_id: "Google Analytics id",
  support_response_hours: "Response time in hours",
  product_type: "Type",
  archived: "No longer offered",
  updates_for_days: "Updates in days",
};

/** `packages.pkg_1.prices.eur` → "Pro: price in EUR". `titles` names packages by their id. */
export function wordsOfPath(path: string, titles: ReadonlyMap<string, string>): string {
  const [first = "", id = "", part = "", field = "", limit = ""] = path.split(".");
  if (first !== "packages") return nameOf(first);
  const title = titles.get(id) ?? "Package";
  if (part === "prices") return `${title}: price in ${field.toUpperCase()}`;
  if (part === "terms") return `${title}: ${lowered(field === "limits" ? limitName(limit) : nameOf(field))}`;
  return `${title}: ${lowered(nameOf(part))}`;
}

/** A value of the difference as it reads on the page. Null means unlimited in terms, and nothing elsewhere. */
export function wordsOfValue({ path }: Pick<Difference, "path">, value: DifferenceValue): string {
  const [, , part, field = ""] = path.split(".");
  if (value === null) return part === "terms" ? "Unlimited" : "Nothing";
  if (part === "prices" && typeof value === "number") return formatMoney(value, field);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return value.toLocaleString("en");
  if (typeof value === "string") return part === "terms" ? toWords(value) : value || "Nothing";
  return value.length > 0 ? value.map(String).join("\n") : "Nothing";
}

/** Titles by package id, of what is live and what is proposed; the proposed ones win. */
export function packageTitles(...lists: (readonly Package[] | undefined)[]): Map<string, string> {
  return new Map(lists.flatMap((list) => list ?? []).map(({ id, title }) => [id, title]));
}

function nameOf(field: string): string {
  return fieldNames[field] ?? toWords(field);
}

function lowered(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
