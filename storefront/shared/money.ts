import type { Amount } from "./contracts";

// One fixed locale: the server and the browser must write the same text, whatever the visitor's machine says.
const LOCALE = "en-US";
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currencyCode: string, short: boolean): Intl.NumberFormat {
  const key = `${currencyCode}:${short}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(LOCALE, {
      style: "currency",
      currency: currencyCode.toUpperCase(),
      trailingZeroDisplay: short ? "stripIfInteger" : "auto",
    });
    formatters.set(key, found);
  }
  return found;
}

/** Digits after the point in the currency's major unit: 2 for EUR, 0 for JPY. */
export function minorDigits(currencyCode: string): number {
  return formatter(currencyCode, false).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "€29" or "€29.50": for cards, where a trailing ".00" is noise. */
export function formatPrice(amount: Amount): string {
  const major = amount.amount_minor / 10 ** minorDigits(amount.currency_code);
  return formatter(amount.currency_code, true).format(major);
}

/** "Free" for zero, else the short price; a missing price is "—". */
export function formatPriceOrFree(amount: Amount | null | undefined): string {
  if (!amount) return "—";
  return amount.amount_minor === 0 ? "Free" : formatPrice(amount);
}

/** Medusa's own totals are decimal major units; always with all digits, for columns of figures. */
export function formatMajor(value: number | null | undefined, currencyCode: string): string {
  return formatter(currencyCode, false).format(value ?? 0);
}

/** Text typed in major units ("12.50", "12,5") to integer minor units; null when it is no amount. */
export function parseMajorToMinor(text: string, currencyCode: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorDigits(currencyCode);
  const fraction = (match[2] ?? "").slice(0, digits).padEnd(digits, "0");
  return Number(match[1]) * 10 ** digits + Number(fraction || 0);
}

/** The reverse of parseMajorToMinor, for filling a form field. */
export function minorToMajorText(amountMinor: number, currencyCode: string): string {
  const digits = minorDigits(currencyCode);
  const text = (amountMinor / 10 ** digits).toFixed(digits);
  return text.replace(/\.0+$/, "");
}
