import { currencies } from "./currencies.mjs";

const DAY_MS = 86_400_000;
const DIGITS = 6;
/** Rates are worked out with this many digits after the point and stated with six significant ones. */
const SCALE = 18;
const ONE = 10n ** BigInt(SCALE);

/** A refusal that the caller is told. */
export class Refusal extends Error {
  constructor(status, code, title) {
    super(title);
    Object.assign(this, { status, code, title });
  }
}

/** The last day with trade: rates change once a working day. */
export function tradingDay(time) {
  const date = new Date(time);
  const weekend = { 0: 2, 6: 1 }[date.getUTCDay()] ?? 0;
  return dayOf(date.getTime() - weekend * DAY_MS);
}

export function dayOf(time) {
  return new Date(time).toISOString().slice(0, 10);
}

/** Units of `code` for one of `base` on a trading day, six significant digits. */
export function rateOn(base, code, day) {
  return toSignificant((perEuro(code, day) * ONE) / perEuro(base, day));
}

/** An amount in another currency, rounded half up to its minor unit. */
export function convert({ from, to, amount }, day) {
  const [source, target] = [knownCurrency(from), knownCurrency(to)];
  if (typeof amount !== "string" || !/^\d{1,15}(\.\d{1,6})?$/.test(amount))
    throw new Refusal(400, "amount_malformed", "The amount is not a decimal number of up to 15 digits.");
  const rate = rateOn(source.code, target.code, day);
  const exact = toScaled(amount) * toScaled(rate);
  const unit = ONE * ONE;
  const minor = (exact * 10n ** BigInt(target.minor_units) * 2n + unit) / (unit * 2n);
  return { from: source.code, to: target.code, amount, result: toDecimal(minor, target.minor_units), rate, date: day };
}

export function knownCurrency(code) {
  const currency = currencies.get(String(code ?? "").toUpperCase());
  if (!currency) throw new Refusal(404, "unknown_currency", "This currency is not in the table.");
  return currency;
}

/** The bundled rate with a slow swing of up to one per cent, so that days differ; the euro stays what it is. */
function perEuro(code, day) {
  const bundled = toScaled(currencies.get(code).per_euro);
  if (code === "EUR") return bundled;
  const phase = (code.charCodeAt(0) * 7 + code.charCodeAt(1) * 13 + code.charCodeAt(2) * 29) % 360;
  const swing = Math.round(Math.sin(Date.parse(day) / DAY_MS / 23 + phase) * 10_000);
  return (bundled * BigInt(1_000_000 + swing)) / 1_000_000n;
}

function toScaled(text) {
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(SCALE, "0"));
}

function toDecimal(scaled, digits) {
  const text = String(scaled).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function toSignificant(scaled) {
  const excess = BigInt(Math.max(0, String(scaled).length - DIGITS));
  const unit = 10n ** excess;
  const rounded = ((scaled * 2n + unit) / (unit * 2n)) * unit;
  return toDecimal(rounded, SCALE).replace(/\.?0+$/, "");
}
