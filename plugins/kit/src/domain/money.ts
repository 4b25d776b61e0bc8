/**
 * Money is an integer number of minor units with an ISO 4217 currency. The engine speaks decimal
 * major units; `toMinor` and `toDecimal` are the only bridge. Nothing here touches a float.
 */
export interface Money {
  amount_minor: number;
  currency_code: string;
}

const exponents = new Map<string, number>();

/** Decimals of a currency: 0 for JPY, 2 for EUR, 3 for KWD. Throws RangeError for a malformed code. */
export function currencyExponent(currencyCode: string): number {
  const code = currencyCode.toUpperCase();
  let exponent = exponents.get(code);
  if (exponent === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency: code });
    exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(code, exponent);
  }
  return exponent;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/**
 * Decimal major units → integer minor units. Digits beyond the currency's exponent are rounded half
 * away from zero, once. Throws RangeError when the text is no decimal or the result is no safe integer.
 */
export function toMinor(amount: string | number, currencyCode: string): number {
  const match = DECIMAL.exec(String(amount).trim());
  if (!match) {
    throw new RangeError(`not a decimal amount: ${amount}`);
  }
  const [, sign, whole = "0", fraction = "", power = "0"] = match;
  const shift = currencyExponent(currencyCode) + Number(power) - fraction.length;
  const digits = BigInt(whole + fraction);
  const minor = shift >= 0 ? digits * 10n ** BigInt(shift) : divideRounded(digits, 10n ** BigInt(-shift));
  const signed = Number(sign === "-" ? -minor : minor);
  if (!Number.isSafeInteger(signed)) {
    throw new RangeError(`amount out of range: ${amount}`);
  }
  return signed === 0 ? 0 : signed;
}

/** Integer minor units → decimal text in major units: (1999, "eur") → "19.99". */
export function toDecimal(amountMinor: number, currencyCode: string): string {
  assertMinor(amountMinor);
  const exponent = currencyExponent(currencyCode);
  const sign = amountMinor < 0 ? "-" : "";
  const digits = Math.abs(amountMinor)
    .toString()
    .padStart(exponent + 1, "0");
  return exponent === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Splits an amount in proportion to weights; the largest remainders take the left-over units, ties go
 * to the earlier part. The parts always add up to the whole. Weights are non-negative integers of which
 * at least one is positive; otherwise RangeError.
 */
export function splitByWeights(amountMinor: number, weights: readonly number[]): number[] {
  assertMinor(amountMinor);
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError("weights must be non-negative integers with a positive sum");
  }
  const sign = amountMinor < 0 ? -1n : 1n;
  const whole = BigInt(Math.abs(amountMinor));
  const parts = weights.map((weight) => (whole * BigInt(weight)) / total);
  const remainders = weights.map((weight, index) => ({ index, rest: (whole * BigInt(weight)) % total }));
  let left = whole - parts.reduce((sum, part) => sum + part, 0n);
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  for (const { index } of remainders) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map((part) => Number(part * sign) || 0);
}

function divideRounded(value: bigint, divisor: bigint): bigint {
  return (value + divisor / 2n) / divisor;
}

function assertMinor(amountMinor: number): void {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new RangeError(`not an integer amount of minor units: ${amountMinor}`);
  }
}
