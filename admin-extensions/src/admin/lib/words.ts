/** `one_time` → `One time`: how a machine word reads. */
export function toWords(value: string): string {
  const spaced = value.replaceAll("_", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const productTypes: Record<string, string> = { api: "API", saas: "SaaS" };

export function productTypeName(type: string): string {
  return productTypes[type] ?? toWords(type);
}

const limitNames: Record<string, string> = {
  rpm: "Requests a minute",
  rph: "Requests an hour",
  rpd: "Requests a day",
  concurrent: "Requests at once",
  calls_per_month: "Calls a month",
  bandwidth_bytes_per_month: "Bytes a month",
  error_rate_percent: "Error rate in percent",
};

export function limitName(limit: string): string {
  return limitNames[limit] ?? toWords(limit);
}

const actorNames: Record<string, string> = { user: "Admin", system: "Marketplace", product: "Product in the field" };

export function actorName(actorType: string): string {
  return actorNames[actorType] ?? toWords(actorType);
}

// The log keeps decisions as verbs and observations as participles.
const actionNames: Record<string, string> = {
  suspend: "Suspended",
  reinstate: "Reinstated",
  revoke: "Revoked",
  restore: "Restored",
  cancel: "Cancelled",
  expire: "Expired",
  renew: "Renewed",
};

export function logActionName(action: string): string {
  return actionNames[action] ?? toWords(action);
}

/** `null` is how the backend says unlimited. */
export function countOrUnlimited(count: number | null): string {
  return count === null ? "Unlimited" : count.toLocaleString();
}

const regionNames = new Intl.DisplayNames(undefined, { type: "region", fallback: "code" });

/** A two-letter code as a country's name. */
export function countryName(code: string): string {
  return /^[a-z]{2}$/i.test(code) ? (regionNames.of(code.toUpperCase()) ?? code) : code;
}

/** Bytes as people say them, in powers of 1,000. */
export function byteSize(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return new Intl.NumberFormat(undefined, { style: "unit", unit: units[step] ?? "byte", unitDisplay: "short", maximumFractionDigits: 1 }).format(
    bytes / 1000 ** step,
  );
}

/** An amount in integer minor units of its currency. */
export function money(amountMinor: number, currencyCode: string): string {
  const format = new Intl.NumberFormat(undefined, { style: "currency", currency: currencyCode.toUpperCase() });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
