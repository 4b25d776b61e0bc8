import { convert, dayOf, knownCurrency, rateOn, Refusal, tradingDay } from "./conversion.mjs";
import { currencies } from "./currencies.mjs";

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
const OLDEST_DAYS = 3 * 366;
const MOST_CONVERSIONS = 500;

/** What the API answers, by method and path; `query` is a URLSearchParams, `body` what was sent as JSON. */
export const routes = [
  { method: "GET", path: /^\/rates$/, answer: listRates },
  { method: "GET", path: /^\/rates\/([^/]+)$/, answer: readRate },
  { method: "GET", path: /^\/history\/([^/]+)$/, answer: readHistory },
  { method: "GET", path: /^\/convert$/, answer: convertOne },
  { method: "POST", path: /^\/convert\/batch$/, answer: convertBatch },
  { method: "GET", path: /^\/currencies$/, answer: () => [...currencies.values()].map(({ code, name, minor_units }) => ({ code, name, minor_units })) },
  { method: "GET", path: /^\/symbols$/, answer: () => [...currencies.keys()] },
];

function listRates({ query, now }) {
  const asked = query.get("symbols")?.split(",");
  return ratesOf(
    knownCurrency(query.get("base") ?? "EUR").code,
    tradingDay(now),
    asked?.map((code) => knownCurrency(code).code),
  );
}

function readRate({ query, now, parameters: [currency] }) {
  const date = tradingDay(now);
  return { rate: rateOn(knownCurrency(query.get("base") ?? "EUR").code, knownCurrency(currency).code, date), date };
}

function readHistory({ query, now, parameters: [base] }) {
  const { code } = knownCurrency(base);
  const [first, last] = [readDay(query.get("from"), now), readDay(query.get("to"), now)];
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (days < 1 || days > MOST_DAYS) throw new Refusal(400, "period_refused", "The period is too long or ends before it begins.");
  return Array.from({ length: days }, (_none, index) => {
    const day = dayOf(Date.parse(first) + index * DAY_MS);
    return { ...ratesOf(code, tradingDay(Date.parse(day))), date: day };
  });
}

function convertOne({ query, now }) {
  return convert(Object.fromEntries(query), query.has("date") ? tradingDay(Date.parse(readDay(query.get("date"), now))) : tradingDay(now));
}

function convertBatch({ body, now }) {
  const asked = body?.conversions;
  if (!Array.isArray(asked) || asked.length === 0 || asked.length > MOST_CONVERSIONS) {
    throw new Refusal(400, "conversions_malformed", "Send 1 to 500 conversions.");
  }
  return { conversions: asked.map((one) => convert(one ?? {}, one?.date ? tradingDay(Date.parse(readDay(one.date, now))) : tradingDay(now))) };
}

function ratesOf(base, date, codes = [...currencies.keys()]) {
  return { base, date, rates: Object.fromEntries(codes.filter((code) => code !== base).map((code) => [code, rateOn(base, code, date)])) };
}

/** A day of the last three years. */
function readDay(text, now) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text ?? "") ? Date.parse(text) : NaN;
  if (Number.isNaN(time) || dayOf(time) !== text || time > now || time < now - OLDEST_DAYS * DAY_MS) {
    throw new Refusal(400, "day_refused", "Give a day of the last three years as 2026-03-31.");
  }
  return text;
}
