import type { Billing, LicenseType, ProductType } from "./contracts";

interface TypeText {
  label: string;
  plural: string;
  hint: string;
  icon: string;
}

export const PRODUCT_TYPES: Record<ProductType, TypeText> = {
  api: { label: "API", plural: "APIs", hint: "Metered endpoints with a key", icon: "i-lucide-waypoints" },
  package: { label: "Package", plural: "Packages", hint: "Libraries for your code base", icon: "i-lucide-package" },
  saas: { label: "SaaS", plural: "SaaS", hint: "Hosted, nothing to install", icon: "i-lucide-cloud" },
  theme: { label: "Theme", plural: "Themes", hint: "Finished interfaces", icon: "i-lucide-layout-template" },
  script: { label: "Script", plural: "Scripts", hint: "Run it on your own server", icon: "i-lucide-square-terminal" },
  plugin: { label: "Plugin", plural: "Plugins", hint: "Extends what you already use", icon: "i-lucide-plug" },
  service: { label: "Service", plural: "Services", hint: "Work done by the developer", icon: "i-lucide-handshake" },
};

export const BILLING_LABELS: Record<Billing, string> = {
  one_time: "One-time",
  lifetime: "Lifetime",
  free: "Free",
  monthly: "Monthly",
  annual: "Annual",
  usage: "Pay as you go",
};

/** What stands behind a price: "€9 per month". */
export const BILLING_SUFFIXES: Record<Billing, string> = {
  one_time: "once",
  lifetime: "once, for life",
  free: "",
  monthly: "per month",
  annual: "per year",
  usage: "plus usage",
};

export const LICENSE_TYPE_LABELS: Record<LicenseType, string> = {
  regular: "Regular",
  extended: "Extended",
  developer: "Developer",
};

export function typeText(type: string): TypeText {
  return PRODUCT_TYPES[type as ProductType] ?? { label: type, plural: type, hint: "", icon: "i-lucide-box" };
}

export function billingLabel(billing: string): string {
  return BILLING_LABELS[billing as Billing] ?? billing;
}

export function licenseTypeLabel(type: string): string {
  return LICENSE_TYPE_LABELS[type as LicenseType] ?? type;
}
