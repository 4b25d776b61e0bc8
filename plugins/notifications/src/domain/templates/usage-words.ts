import { dayOf, oneLine } from "../plain-text";

/** What is told of usage, in the same words in mails and in accounts. */
export interface UsageWords {
  title: string;
  news: string;
  next: string;
}

export interface ReachedQuota {
  metric: "calls" | "bytes";
  percent: number;
  used: number;
  quota: number;
  product_title: string;
}

export type AlertFacts =
  | { kind: "error_spike"; error_rate: number; usual_error_rate: number; requests: number }
  | { kind: "slow_answers"; mean_ms: number; usual_mean_ms: number; requests: number }
  | { kind: "unusual_use"; unique_ips: number; usual_unique_ips: number; countries: number; usual_countries: number };

const count = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

/** To the holder of a licence. */
export function wordsOfQuota({ metric, percent, used, quota, product_title }: ReachedQuota): UsageWords {
  const product = oneLine(product_title);
  const what = metric === "calls" ? "calls" : "bandwidth";
  return {
    title: percent >= 100 ? `${product}: this month's ${what} are used up` : `${product}: ${percent} % of this month's ${what} used`,
    news: `You have used ${amount(used, metric)} of ${amount(quota, metric)} that your licence of ${product} includes this month.`,
    next:
      percent >= 100
        ? "Further calls are refused until the month ends, unless you change to a larger package."
        : "When they are used up, further calls are refused until the month ends.",
  };
}

/** To the developer of the product. */
export function wordsOfCustomersQuota({ metric, percent, used, quota, product_title }: ReachedQuota, customerEmail: string): UsageWords {
  const what = metric === "calls" ? "calls" : "bandwidth";
  return {
    title: `${oneLine(customerEmail)} has used ${percent} % of this month's ${what}`,
    news: `${amount(used, metric)} of ${amount(quota, metric)} of ${oneLine(product_title)}.`,
    next: "You can raise the limit of a single licence in the panel.",
  };
}

export function wordsOfAlert(facts: AlertFacts, product_title: string, licenseLabel: string | null): UsageWords {
  const product = oneLine(product_title);
  if (facts.kind === "error_spike") {
    return {
      title: `${product}: more calls fail than usual`,
      news: `In the last hour ${share.format(facts.error_rate)} of ${count.format(facts.requests)} calls failed; usually it is ${share.format(facts.usual_error_rate)}.`,
      next: "The usage page shows which endpoints and which statuses they are.",
    };
  }
  if (facts.kind === "slow_answers") {
    return {
      title: `${product}: answers take longer than usual`,
      news: `In the last hour a call took ${count.format(facts.mean_ms)} ms on average; usually it is ${count.format(facts.usual_mean_ms)} ms.`,
      next: "The usage page shows since when.",
    };
  }
  return {
    title: `${product}: unusual use of a key`,
    news: `In the last hour the key ${oneLine(licenseLabel ?? "")} was used from ${plural(facts.unique_ips, "address", "addresses")} in ${plural(facts.countries, "country", "countries")}; the busiest hour of the week before had ${count.format(facts.usual_unique_ips)} in ${count.format(facts.usual_countries)}.`,
    next: "If that is not meant to be, the key may have leaked: rotate it.",
  };
}

export interface ReportLine {
  title: string;
  requests: number;
  units: number;
  errors: number;
  mean_ms: number | null;
}

/** Yesterday's figures, a line a product. */
export function wordsOfReport(lines: readonly ReportLine[], day: Date): { title: string; news: string; lines: string[] } {
  const sum = (name: "requests" | "errors") => lines.reduce((all, line) => all + line[name], 0);
  return {
    title: `Your APIs on ${dayOf(day)}: ${plural(sum("requests"), "call", "calls")}`,
    news: `${plural(sum("requests"), "call", "calls")}, of which ${count.format(sum("errors"))} failed.`,
    lines: lines.map(
      ({ title, requests, units, errors, mean_ms }) =>
        `${oneLine(title)}: ${plural(requests, "call", "calls")}, ${count.format(units)} counted, ${count.format(errors)} failed${mean_ms === null ? "" : `, ${count.format(mean_ms)} ms on average`}`,
    ),
  };
}

function amount(value: number, metric: "calls" | "bytes"): string {
  if (metric === "calls") return plural(value, "call", "calls");
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, value < 1000 ? 0 : Math.floor(Math.log10(value) / 3));
  return `${(value / 1000 ** power).toLocaleString("en", { maximumFractionDigits: 1 })} ${units[power]}`;
}

function plural(value: number, one: string, many: string): string {
  return `${count.format(value)} ${value === 1 ? one : many}`;
}
