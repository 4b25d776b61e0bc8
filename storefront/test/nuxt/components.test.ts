import { mountSuspended } from "@nuxt/test-utils/runtime";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { License, ProductPackage, SearchHit } from "#shared/contracts";
import LicenseTerms from "~/components/license/LicenseTerms.vue";
import PackageTable from "~/components/product/PackageTable.vue";
import ProductCard from "~/components/catalogue/ProductCard.vue";

const hit: SearchHit = {
  id: "prod_1",
  handle: "ledgerly",
  title: "Ledgerly",
  subtitle: null,
  thumbnail: "http://localhost:9000/static/a.svg",
  product_type: "package",
  created_at: "2026-01-01T00:00:00Z",
  developer: { handle: "northbeam", display_name: "Northbeam" },
  rating: null,
  from_price: { amount_minor: 2900, currency_code: "eur" },
  billings: ["one_time", "lifetime"],
};

function packageWith(id: string, purchasable: boolean): ProductPackage {
  return {
    id,
    variant_id: `v_${id}`,
    title: id,
    rank: 0,
    price: { amount_minor: 2900, currency_code: "eur" },
    purchasable,
    unavailable_reason: purchasable ? null : "Subscriptions open soon.",
    terms: {
      billing: "one_time",
      license_type: "regular",
      trial_days: null,
      activation_limit: purchasable ? 3 : null,
      domain_limit: 1,
      updates_for_days: 365,
      limits: null,
      overage: null,
      storage_bytes: null,
      users: null,
      features: purchasable ? ["Source"] : [],
    },
  };
}

// The test's document loads no pictures and calls them complete with no size, which is how a broken one looks.
beforeAll(() => {
  vi.spyOn(HTMLImageElement.prototype, "complete", "get").mockReturnValue(false);
});

describe("product card", () => {
  it("links to the product, asks this site for the picture, and says that prices begin somewhere", async () => {
    const card = await mountSuspended(ProductCard, { props: { product: hit } });
    expect(card.get("a").attributes("href")).toBe("/products/ledgerly");
    expect(card.get("img").attributes()).toMatchObject({ src: "/media/a.svg", width: "1200", height: "900", alt: "" });
    expect(card.text()).toContain("from €29");
  });

  it("draws a rosette where there is no picture", async () => {
    const card = await mountSuspended(ProductCard, { props: { product: { ...hit, thumbnail: null } } });
    expect(card.find("img").exists()).toBe(false);
    expect(card.find("svg path").exists()).toBe(true);
  });
});

describe("package table", () => {
  it("heads every column and row, and lists what each package includes", async () => {
    const table = await mountSuspended(PackageTable, { props: { packages: [packageWith("small", true), packageWith("large", false)] } });
    expect(table.findAll("th[scope=col]")).toHaveLength(3);
    const row = table.findAll("tbody tr").find((entry) => entry.get("th").text() === "Included")!;
    expect(row.findAll("td").map((cell) => cell.findAll("li").length)).toEqual([1, 0]);
    expect(table.findAll("tbody tr").every((entry) => entry.find("th[scope=row]").exists())).toBe(true);
  });
});

describe("licence terms", () => {
  it("name what is unlimited and what never ends", async () => {
    const license = {
      license_type: "regular",
      activation_limit: null,
      expires_at: null,
      updates_until: "2027-11-22T00:00:00Z",
    } as License;
    const terms = await mountSuspended(LicenseTerms, { props: { license } });
    expect(terms.findAll("dd").map((entry) => entry.text())).toEqual(["Regular", "Unlimited", "Never", "22 November 2027"]);
  });
});
