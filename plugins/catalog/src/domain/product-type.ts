export const productTypes = ["api", "package", "saas", "theme", "script", "plugin", "service"] as const;
export type ProductType = (typeof productTypes)[number];

const keyCodes: Record<ProductType, string> = {
  api: "API",
  package: "PACKAGE",
  saas: "SAAS",
  theme: "THEME",
  script: "SCRIPT",
  plugin: "PLUGIN",
  service: "CONSULT",
};

/** The TYPE part of a licence key. */
export function keyCodeOf(type: ProductType): string {
  return keyCodes[type];
}
