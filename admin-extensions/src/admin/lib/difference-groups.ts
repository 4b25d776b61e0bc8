import type { Difference, ProductChange } from "./approvals";
import { limitName, toWords } from "./words";

/** What belongs together on the page: the product itself, a package, a file. */
export interface DifferenceGroup {
  title: string;
  rows: NamedDifference[];
}

export interface NamedDifference extends Difference {
  name: string;
  format: "text" | "picture" | "money" | "bytes" | "unlimited" | "plain";
  currency?: string;
}

const TEXTS = new Set(["description", "summary", "changelog"]);
const PICTURES = new Set(["thumbnail", "images"]);
const UNLIMITED = new Set(["activation_limit", "domain_limit", "updates_for_days", "users"]);

const names: Record<string, string> = {
  demo_video_url: "Demo video",
  documentation_url: "Documentation",
  ga4_measurement_id: "GA4 measurement id",
  support_response_hours: "Promised response in hours",
  product_type: "Type",
  size_bytes: "Size",
  sha256: "SHA-256",
  updates_for_days: "Updates for days",
  storage_bytes: "Storage",
};

/** The differences in groups, in the order in which the backend tells them. */
export function groupDifferences(change: ProductChange): DifferenceGroup[] {
  const groups = new Map<string, DifferenceGroup>();
  for (const difference of change.difference) {
    const { title, ...row } = place(difference, change);
    const group = groups.get(title) ?? { title, rows: [] };
    group.rows.push({ ...difference, ...row });
    groups.set(title, group);
  }
  return [...groups.values()];
}

function place({ path }: Difference, change: ProductChange): { title: string } & Pick<NamedDifference, "name" | "format" | "currency"> {
  const [head = "", ...rest] = path.split(".");
  if (head === "packages") return { title: `Package ${packageName(rest[0] ?? "", change)}`, ...packageField(rest.slice(1)) };
  // A file's name has dots of its own; its fields have none.
  if (head === "files") return { title: `File ${rest.slice(0, -1).join(".")}`, ...field(rest.at(-1) ?? "") };
  return { title: change.kind === "release" ? "Release" : "Product", ...field(path) };
}

function packageName(id: string, { proposed, current, difference }: ProductChange): string {
  const known = [...(proposed?.packages ?? []), ...(current?.packages ?? [])].find((one) => one.id === id);
  if (known) return known.title;
  const removed = difference.find(({ path }) => path === `packages.${id}.title`);
  return typeof removed?.before === "string" ? removed.before : id;
}

function packageField(path: string[]): Pick<NamedDifference, "name" | "format" | "currency"> {
  const last = path.at(-1) ?? "";
  if (path[0] === "prices") return { name: `Price in ${last.toUpperCase()}`, format: "money", currency: last };
  if (path.includes("limits")) return { name: limitName(last), format: last.includes("bytes") ? "bytes" : "plain" };
  return field(last);
}

function field(name: string): Pick<NamedDifference, "name" | "format"> {
  return { name: names[name] ?? toWords(name), format: formatOf(name) };
}

function formatOf(name: string): NamedDifference["format"] {
  if (TEXTS.has(name)) return "text";
  if (PICTURES.has(name)) return "picture";
  if (name.endsWith("_bytes")) return "bytes";
  return UNLIMITED.has(name) ? "unlimited" : "plain";
}
