import type { Billing, LicenseType, PackageTerms, ProductType } from "./contracts";
import { formatBytes, formatCount, formatDays } from "./package-comparison";

export interface Clause {
  /** What the sentence is about, in one or two words. */
  subject: string;
  text: string;
}

const USE: Record<LicenseType, string> = {
  regular: "Use it in one project of yours or of one client.",
  extended: "Use it in many projects, yours and your clients'.",
  developer: "Use it in many projects, and on local and staging machines while you build.",
};

const PAYMENT: Record<Billing, string> = {
  one_time: "You pay once. The licence does not run out.",
  lifetime: "You pay once, for as long as the product lives.",
  free: "It costs nothing, now and later.",
  monthly: "You pay every month. When you stop, the licence ends with the month you paid for.",
  annual: "You pay every year. When you stop, the licence ends with the year you paid for.",
  usage: "You pay for what you use, at the end of each month.",
};

function times(count: number, one: string, many: string): string {
  return count === 1 ? `one ${one}` : `${formatCount(count)} ${many}`;
}

function updates({ updates_for_days: days }: PackageTerms): string {
  if (days === null) return "Every new release is yours, for life.";
  if (days === 0) return "You get the release of the day you buy; later ones are not included.";
  return `New releases are yours for ${formatDays(days)}. After that you keep what you have, and it goes on working.`;
}

function activations({ activation_limit: limit }: PackageTerms): string {
  if (limit === null) return "Run it on as many machines as you like.";
  return `Run it on ${times(limit, "machine", "machines")} at a time. Deactivate one to move to another.`;
}

function domains({ domain_limit: limit }: PackageTerms): string {
  if (limit === null) return "There is no limit of domains.";
  return `It answers on ${times(limit, "domain", "domains")} of yours.`;
}

function measured({ limits, overage }: PackageTerms): string | null {
  if (!limits || Object.keys(limits).length === 0) return null;
  return overage === "block" || !overage
    ? "Calls above a limit are refused until it starts anew. Nothing is charged without your consent."
    : "Calls above what is included are billed as the table says.";
}

function workWords({ billing }: PackageTerms): Clause[] {
  return [
    { subject: "Payment", text: billing === "one_time" || billing === "lifetime" ? "You pay once, when you order." : PAYMENT[billing] },
    { subject: "The work", text: "The developer does what the package lists, on a date that you agree on." },
    { subject: "Acceptance", text: "You look at the result first. The developer earns their share when you accept it." },
    { subject: "If it goes wrong", text: "Say what is missing, and the marketplace decides." },
  ];
}

/** The package's terms as sentences for people; nothing that the terms do not say. Of work it says how it goes. */
export function licenceWords(terms: PackageTerms, type: ProductType): Clause[] {
  if (type === "service") return workWords(terms);
  const runsElsewhere = type === "api" || type === "saas";
  const overLimit = measured(terms);
  return [
    { subject: "Use", text: USE[terms.license_type] },
    { subject: "Payment", text: PAYMENT[terms.billing] },
    ...(terms.trial_days ? [{ subject: "Trial", text: `Try it for ${formatDays(terms.trial_days)} first.` }] : []),
    ...(runsElsewhere && terms.activation_limit === null ? [] : [{ subject: "Machines", text: activations(terms) }]),
    ...(runsElsewhere ? [] : [{ subject: "Domains", text: domains(terms) }]),
    ...(runsElsewhere ? [] : [{ subject: "Updates", text: updates(terms) }]),
    ...(overLimit ? [{ subject: "Limits", text: overLimit }] : []),
    ...(terms.users ? [{ subject: "People", text: `For ${times(terms.users, "person", "people")}.` }] : []),
    ...(terms.storage_bytes ? [{ subject: "Storage", text: `Up to ${formatBytes(terms.storage_bytes)} of your data.` }] : []),
  ];
}
