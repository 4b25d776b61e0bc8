import { renderArtwork, renderAvatar } from "./artwork";
import { apis } from "./apis";
import { categories } from "./categories";
import { collections } from "./collections";
import { customers } from "./customers";
import { developers } from "./developers";
import { markdown } from "./markdown";
import { products } from "./products";
import { BUYABLE_BILLINGS } from "./terms";
import { BILLINGS, type DemoCategory, type DemoPackage, LICENSE_TYPES, PRODUCT_TYPES } from "./types";

const HANDLE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const TERMS_KEYS = [
  "activation_limit",
  "billing",
  "domain_limit",
  "features",
  "license_type",
  "limits",
  "overage",
  "storage_bytes",
  "trial_days",
  "updates_for_days",
  "users",
];
const LIMIT_KEYS = ["rpm", "rph", "rpd", "concurrent", "calls_per_month", "bandwidth_bytes_per_month", "error_rate_percent"];

const packages = products.flatMap((product) => product.packages);
const leaves = categories.flatMap((category) => category.children);

function isBuyable(tier: DemoPackage): boolean {
  return BUYABLE_BILLINGS.includes(tier.terms.billing);
}

function duplicates(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function productOf(handle: string) {
  const product = products.find((candidate) => candidate.handle === handle);
  if (!product) throw new Error(`no product ${handle}`);
  return product;
}

describe("the demo's collections", () => {
  it("hold products that exist, each in one collection", () => {
    const handles = collections.flatMap(({ product_handles }) => product_handles);
    expect(duplicates(handles)).toEqual([]);
    for (const handle of handles) expect(productOf(handle).handle).toBe(handle);
    for (const { handle } of collections) expect(handle).toMatch(HANDLE);
  });
});

describe("the demo's people", () => {
  it("has six developers, each with products, and three customers with past orders", () => {
    expect(developers).toHaveLength(6);
    expect(customers).toHaveLength(3);
    const withProducts = new Set(products.map((product) => product.developer));
    expect([...withProducts].sort()).toEqual(developers.map((developer) => developer.handle).sort());
    for (const customer of customers) expect(customer.past_orders.length).toBeGreaterThan(0);
  });

  it("uses reserved example domains and no address twice", () => {
    const emails = [...developers.map((developer) => developer.owner.email), ...customers.map((customer) => customer.email)];
    expect(duplicates(emails)).toEqual([]);
    for (const email of emails) expect(email).toMatch(/^[a-z]+@[a-z]+\.example$/);
    for (const developer of developers) {
      expect(developer.website).toMatch(/^https:\/\/[a-z]+\.example$/);
      expect(developer.country).toMatch(/^[a-z]{2}$/);
      expect(developer.handle).toMatch(HANDLE);
      expect(["license", "usage", "health"]).not.toContain(developer.handle);
    }
  });

  it("bought only packages that exist and can be bought", () => {
    const items = customers.flatMap((customer) => customer.past_orders.flatMap((order) => order.items));
    expect(items.length).toBeGreaterThan(5);
    for (const item of items) {
      const tier = productOf(item.product_handle).packages.find((candidate) => candidate.sku === item.package_sku);
      expect({ item, found: tier !== undefined }).toEqual({ item, found: true });
      expect({ item, buyable: tier && isBuyable(tier) }).toEqual({ item, buyable: true });
      expect(Number.isInteger(item.quantity) && item.quantity > 0).toBe(true);
    }
  });
});

describe("the demo's categories", () => {
  it("are nested exactly two deep with unique handles", () => {
    const walk = (category: DemoCategory): string[] => [category.handle, ...category.children.flatMap(walk)];
    const handles = categories.flatMap(walk);
    expect(duplicates(handles)).toEqual([]);
    for (const handle of handles) expect(handle).toMatch(HANDLE);
    for (const category of categories) {
      expect(category.children.length).toBeGreaterThanOrEqual(2);
      expect(category.children.length).toBeLessThanOrEqual(4);
      for (const child of category.children) expect(child.children).toEqual([]);
    }
  });

  it("each hold a product", () => {
    const used = new Set(products.flatMap((product) => product.categories));
    expect(leaves.filter((leaf) => !used.has(leaf.handle))).toEqual([]);
  });
});

describe("the demo's products", () => {
  it("are twenty-four with unique handles and SKUs, of every type at least twice", () => {
    expect(products).toHaveLength(24);
    expect(duplicates(products.map((product) => product.handle))).toEqual([]);
    expect(duplicates(packages.map((tier) => tier.sku))).toEqual([]);
    for (const type of PRODUCT_TYPES) {
      const count = products.filter((product) => product.product_type === type).length;
      expect({ type, enough: count >= 2 }).toEqual({ type, enough: true });
    }
  });

  it("have the two that the demo's sign-in page names, owned by the first developer", () => {
    const demoDeveloper = developers[0]?.handle;
    const api = products.find((product) => product.product_type === "api" && product.developer === demoDeveloper);
    const library = products.find((product) => product.product_type === "package" && product.developer === demoDeveloper);
    expect(api?.handle).toBe("currency-api");
    expect(api?.packages[0]?.terms).toMatchObject({ billing: "free", limits: { rpm: 60, calls_per_month: 10_000 } });
    expect(library?.handle).toBe("ledgerly");
    expect(library?.packages[0]?.terms).toMatchObject({ billing: "one_time", license_type: "regular", activation_limit: 3 });
  });

  it.each(products.map((product) => [product.handle, product] as const))("%s is complete and refers to what exists", (_handle, product) => {
    expect(product.handle).toMatch(HANDLE);
    expect(developers.map((developer) => developer.handle)).toContain(product.developer);
    expect(product.categories.length).toBeGreaterThan(0);
    expect(leaves.map((leaf) => leaf.handle)).toEqual(expect.arrayContaining(product.categories));
    expect(product.summary.length).toBeGreaterThan(40);
    expect(product.summary.length).toBeLessThanOrEqual(160);
    expect(product.tags.length).toBeGreaterThanOrEqual(3);
    expect(product.compatibility.length).toBeGreaterThan(0);
    expect(product.support_channel).toMatch(/^[a-z]+@[a-z]+\.example$/);
    expect(product.support_response_hours).toBeGreaterThan(0);
    for (const url of [product.documentation_url, product.demo_video_url]) {
      if (url !== null) expect(new URL(url).hostname).toMatch(/\.example$/);
    }
  });

  it.each(products.map((product) => [product.handle, product.description] as const))("%s is described in Markdown", (_handle, description) => {
    const words = description.split(/\s+/).length;
    expect(words).toBeGreaterThanOrEqual(120);
    expect(words).toBeLessThanOrEqual(250);
    expect(description).toMatch(/^## /m);
    expect(description).toMatch(/^(- |1\. |\| )/m);
    expect(description).not.toMatch(/^\s/);
    expect((description.match(/^~~~/gm) ?? []).length % 2).toBe(0);
    const prose = description.replace(/^~~~[\s\S]*?^~~~$/gm, "");
    expect(prose).not.toMatch(/<[a-z]/i);
  });
});

describe("the demo's packages", () => {
  it.each(packages.map((tier) => [tier.sku, tier] as const))("%s has complete terms", (_sku, { terms }) => {
    expect(Object.keys(terms).sort()).toEqual(TERMS_KEYS);
    expect(BILLINGS).toContain(terms.billing);
    expect(LICENSE_TYPES).toContain(terms.license_type);
    expect(terms.features.length).toBeGreaterThan(0);
    const counts = [terms.activation_limit, terms.domain_limit, terms.updates_for_days, terms.storage_bytes, terms.users];
    for (const count of counts) expect(count === null || (Number.isInteger(count) && count > 0)).toBe(true);
    expect(Number.isInteger(terms.trial_days) && terms.trial_days >= 0).toBe(true);
    for (const [name, limit] of Object.entries(terms.limits)) {
      expect(LIMIT_KEYS).toContain(name);
      expect(Number.isInteger(limit) && limit > 0).toBe(true);
    }
    if (terms.license_type === "regular") expect([null, 1]).toContain(terms.domain_limit);
    if (terms.license_type === "extended") expect(terms.domain_limit).not.toBe(1);
  });

  it.each(packages.map((tier) => [tier.sku, tier] as const))("%s costs something exactly when it is not free", (_sku, tier) => {
    for (const price of [tier.price_eur, tier.price_usd]) {
      expect(price > 0).toBe(tier.terms.billing !== "free");
      expect(price.toFixed(2)).toBe((Math.round(price * 100) / 100).toFixed(2));
      expect(Math.abs(price * 100 - Math.round(price * 100))).toBeLessThan(1e-9);
    }
  });

  it("let every product be bought, and limit every API", () => {
    for (const product of products) {
      expect({ product: product.handle, buyable: product.packages.some(isBuyable) }).toEqual({ product: product.handle, buyable: true });
      if (product.product_type !== "api") continue;
      for (const tier of product.packages) expect(tier.terms.limits.rpm).toBeGreaterThan(0);
    }
  });

  it("show every billing, with at least three products that start free", () => {
    expect(new Set(packages.map((tier) => tier.terms.billing))).toEqual(new Set(BILLINGS));
    const free = products.filter((product) => product.packages.some((tier) => tier.terms.billing === "free"));
    expect(free.length).toBeGreaterThanOrEqual(3);
  });
});

describe("the demo's drawings", () => {
  const drawings = [
    ...products.map((product) => [product.handle, () => renderArtwork({ ...product, seed: product.developer })] as const),
    ...developers.map((developer) => [`avatar of ${developer.handle}`, () => renderAvatar(developer)] as const),
    ...PRODUCT_TYPES.map(
      (type) => [`unknown ${type}`, () => renderArtwork({ handle: `new-${type}`, title: "R & <D>", product_type: type, seed: "nobody" })] as const,
    ),
  ];

  it.each(drawings)("%s is deterministic, small, well-formed and inert", (_name, render) => {
    const svg = render();
    expect(render()).toBe(svg);
    expect(Buffer.byteLength(svg)).toBeLessThan(12 * 1024);
    expect(problemsOf(svg)).toEqual([]);
    expect(svg).not.toMatch(/<script|\son[a-z]+\s*=|href|foreignObject|<text|NaN|undefined|Infinity/i);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|data:/);
    const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]));
    for (const [, reference] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(reference);
  });

  it("differ from each other", () => {
    expect(duplicates(drawings.map(([, render]) => render()))).toEqual([]);
  });

  it("are composed differently for products of the same developer and type", () => {
    const compositions = products.map((product) => {
      const svg = renderArtwork({ ...product, seed: product.developer });
      const elements = [...svg.matchAll(/<([a-zA-Z]+)/g)].map((match) => match[1]);
      return [product.developer, product.product_type, ...elements].join(" ");
    });
    expect(duplicates(compositions)).toEqual([]);
  });

  it("are recognised as broken when they are", () => {
    expect(problemsOf("<svg><g></svg>")).not.toEqual([]);
    expect(problemsOf('<svg><rect x="1" x="2"/></svg>')).not.toEqual([]);
    expect(problemsOf("<svg><rect x=1/></svg>")).not.toEqual([]);
    expect(problemsOf("<svg>a & b</svg>")).not.toEqual([]);
  });
});

describe("markdown", () => {
  it("takes the margin off and keeps deeper indentation", () => {
    expect(markdown`
      ## Title

        deeper
    `).toBe("## Title\n\n  deeper");
  });
});

/** A strict reading of the XML that the drawings use: elements, quoted attributes, text. */
function problemsOf(svg: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  const rest = svg.replace(/<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z0-9-]+="[^"<&]*")*)\s*(\/?)>/g, (_all, closing, name, attributes, empty) => {
    const names = [...String(attributes).matchAll(/\s([a-zA-Z0-9-]+)=/g)].map((match) => String(match[1]));
    if (duplicates(names).length > 0) problems.push(`attribute twice on ${name}`);
    if (closing && open.pop() !== name) problems.push(`unexpected </${name}>`);
    if (!closing && !empty) open.push(name);
    return "";
  });
  if (open.length > 0) problems.push(`never closed: ${open.join(", ")}`);
  if (/[<>]|&(?!amp;|lt;|gt;)/.test(rest)) problems.push("stray markup");
  return problems;
}

describe("the demo's APIs", () => {
  it("stand behind every API product, once", () => {
    const handles = products.filter(({ product_type }) => product_type === "api").map(({ handle }) => handle);
    expect(apis.map(({ product }) => product).sort()).toEqual(handles.sort());
  });

  it("weigh operations that they describe", () => {
    for (const { product, weights, document } of apis) {
      const { paths } = document as { paths: Record<string, object> };
      const described = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
      expect([product, Object.keys(weights).filter((at) => !described.includes(at))]).toEqual([product, []]);
    }
  });
});
