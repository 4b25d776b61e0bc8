const decimals = new Map<string, number>();

/** How many digits a currency has behind the point: 2 for eur, 0 for jpy. */
function decimalsOf(currency: string): number {
  let known = decimals.get(currency);
  if (known === undefined) {
    known = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    decimals.set(currency, known);
  }
  return known;
}

/**
 * What somebody typed → integer minor units: "12", "12.5" and "12,50" in eur are 1200, 1250, 1250. Null for
 * what is no amount of this currency, such as "12.345", and for what reads two ways, such as "1,234".
 */
export function toMinor(text: string, currency: string): number | null {
  const places = decimalsOf(currency);
  const [, whole, fraction = ""] = /^(\d{1,12})(?:[.,](\d*))?$/.exec(text.trim()) ?? [];
  if (whole === undefined || fraction.length > places) return null;
  return Number(whole) * 10 ** places + Number(fraction.padEnd(places, "0") || 0);
}

/** Integer minor units as the field shows them: 1250 in eur is "12.50". */
export function toMajorText(minor: number, currency: string): string {
  const places = decimalsOf(currency);
  const digits = String(minor).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export function formatMoney(minor: number, currency: string): string {
  return new Intl.NumberFormat("en", { style: "currency", currency }).format(minor / 10 ** decimalsOf(currency));
}
