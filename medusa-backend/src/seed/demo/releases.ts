import { strToU8, zipSync } from "fflate";
import type { DemoProduct, ProductType } from "./types";

export interface DemoRelease {
  version: string;
  /** Markdown */
  changelog: string;
  file: { name: string; content: Uint8Array };
}

interface Edition {
  version: string;
  changes: string[];
}

const first: Edition = {
  version: "1.0.0",
  changes: ["First release", "Documentation for every option", "Checked against the platforms that the listing names"],
};
const second: Edition = {
  version: "1.1.0",
  changes: [
    "Starts faster: settings are read once",
    "Clearer message when the licence key is missing",
    "Fixed: a path with spaces is handled on every platform",
  ],
};

/** Products that are delivered as a file; an API is called and a service is done. */
const editions: Partial<Record<ProductType, Edition[]>> = {
  package: [first, second],
  theme: [first, second],
  plugin: [first, second],
  script: [first],
  saas: [first],
};

/** The same bytes every time, so that an interrupted seed finds its own files again. */
const PACKED_AT = new Date("2026-11-02T09:00:00Z");

/** What came out of a product so far, oldest first. */
export function releasesOf(product: DemoProduct): DemoRelease[] {
  const out = editions[product.product_type] ?? [];
  return out.map((edition, index) => {
    const folder = `${product.handle}-${edition.version}`;
    const files = { ...commonFiles(product, out.slice(0, index + 1)), ...sourcesOf(product, edition.version) };
    const packed = Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, strToU8(text)]));
    return {
      version: edition.version,
      changelog: listOf(edition.changes),
      file: { name: `${folder}.zip`, content: zipSync(packed, { mtime: PACKED_AT, level: 9 }) },
    };
  });
}

function commonFiles({ title, subtitle, summary, description, compatibility, support_channel }: DemoProduct, out: Edition[]): Record<string, string> {
  const changes = out.toReversed().map(({ version, changes: list }) => `## ${version}\n\n${listOf(list)}\n`);
  return {
    "README.md": `# ${title}\n\n${subtitle}\n\n${summary}\n\n${description}\n\n## Works with\n\n${listOf(compatibility)}\n\n## Help\n\nWrite to ${support_channel}.\n`,
    "CHANGELOG.md": `# Changelog\n\n${changes.join("\n")}`,
    "LICENSE.txt": `${title} is licensed, not sold.\n\nYou may use it as the licence that you bought says. Your licence key is shown in your account\nat the marketplace; the program asks for it in the variable MINTREU_LICENSE_KEY.\n`,
  };
}

function sourcesOf(product: DemoProduct, version: string): Record<string, string> {
  if (product.product_type === "theme") return themeSources(product, version);
  const manifest = {
    name: product.handle,
    version,
    description: product.summary,
    main: "src/index.mjs",
    type: "module",
    license: "SEE LICENSE IN LICENSE.txt",
  };
  const sources = { "package.json": `${JSON.stringify(manifest, null, 2)}\n`, "src/license.mjs": licenseSource, "src/index.mjs": indexSource(product.title) };
  return product.product_type === "saas" ? { ...sources, "compose.yaml": composeSource(product.handle) } : sources;
}

function themeSources({ title, handle, compatibility }: DemoProduct, version: string): Record<string, string> {
  const theme = { name: handle, title, version, works_with: compatibility, modes: ["light", "dark"] };
  const css = `:root {\n  --surface: #ffffff;\n  --text: #17181c;\n  --accent: #2f6f4f;\n}\n\n@media (prefers-color-scheme: dark) {\n  :root {\n    --surface: #121317;\n    --text: #ececf1;\n    --accent: #6fcf97;\n  }\n}\n\nbody {\n  background: var(--surface);\n  color: var(--text);\n}\n\na {\n  color: var(--accent);\n}\n`;
  return { "theme.json": `${JSON.stringify(theme, null, 2)}\n`, "css/theme.css": css };
}

const licenseSource = `/** Asks the marketplace whether the licence key is good; answers what it says. */
export async function validateLicense(marketplace, license_key = process.env.MINTREU_LICENSE_KEY) {
  if (!license_key) throw new Error("Set MINTREU_LICENSE_KEY to the key of your licence.");
  const response = await fetch(new URL("/v1/license/validate", marketplace), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ license_key }),
  });
  if (!response.ok) throw new Error(\`The licence could not be checked: \${response.status}\`);
  return response.json();
}
`;

function indexSource(title: string): string {
  return `import { validateLicense } from "./license.mjs";\n\n/** Starts ${title} when its licence is good. */\nexport async function start(marketplace) {\n  const { valid, message } = await validateLicense(marketplace);\n  if (!valid) throw new Error(message);\n}\n`;
}

function composeSource(handle: string): string {
  return `services:\n  ${handle}:\n    build: .\n    environment:\n      MINTREU_LICENSE_KEY: \${MINTREU_LICENSE_KEY}\n    ports:\n      - "8080:8080"\n`;
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
