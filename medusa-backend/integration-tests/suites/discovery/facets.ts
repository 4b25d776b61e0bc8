import type { Marketplace } from "../../harness/boot";
import { eventually, expectOk } from "../../harness/shopping";
import { openWorkshop, price, solo, terms } from "../../harness/vendor-products";
import { type Found, handlesOf, searcher, type Value } from "./searching";

const free = { title: "Free", prices: [price(0)], terms: { ...terms, billing: "free", activation_limit: 1 } };

/** How a value of a facet is asked for. */
const filters: [keyof Found["facets"], (value: any) => string][] = [
  ["types", ({ value }: Value) => `type=${value}`],
  ["categories", ({ value }: Value) => `category=${value}`],
  ["billings", ({ value }: Value) => `billing=${value}`],
  ["developers", ({ value }: Value) => `developer=${value}`],
  ["compatibility", ({ value }: Value) => `compatibility=${encodeURIComponent(value)}`],
  ["tags", ({ value }: Value) => `tag=${encodeURIComponent(value)}`],
  ["ratings", ({ value }: Value) => `rating_min=${value}`],
  ["prices", ({ min_minor, max_minor }: Found["facets"]["prices"][number]) => `price_min=${min_minor}&price_max=${max_minor}`],
];

export function facetTests(marketplace: () => Marketplace): void {
  const search = searcher(() => marketplace().http);

  /** Every value of every facet must find as many as it says, beside what is chosen already. */
  const expectTrueCounts = async (chosen: string, own: keyof Found["facets"] | null) => {
    const { facets } = await search(`limit=1&${chosen}`);
    for (const [name, ask] of filters) {
      // A facet's own filter is replaced by what is asked, the others stay.
      const beside = name === own ? "" : chosen;
      const found = await Promise.all(facets[name].map((value) => search(`limit=1&${beside}&${ask(value)}`)));
      for (const [index, value] of facets[name].entries()) {
        expect([chosen, name, value, found[index]?.count]).toEqual([chosen, name, value, value.count]);
      }
    }
  };

  it("counts what each value then finds", async () => {
    await expectTrueCounts("", null);
  });

  it.each([
    ["types", "type=script,plugin"],
    ["billings", "billing=one_time,free"],
    ["compatibility", "compatibility=node,php"],
    ["ratings", "rating_min=4"],
    ["prices", "price_min=1000&price_max=20000"],
    ["developers", "developer=northbeam"],
  ] as const)("keeps the other values of %s choosable beside %s", async (own, chosen) => {
    const [all, some] = [await search("limit=1"), await search(`limit=1&${chosen}`)];
    expect(some.facets[own]).toEqual(all.facets[own]);
    expect(some.count).toBeGreaterThan(0);
    expect(some.count).toBeLessThan(all.count);
    await expectTrueCounts(chosen, own);
  });

  it("takes several values of a filter as alternatives and several filters together", async () => {
    const { vendor, admin, published, developerId } = await openWorkshop(marketplace());
    const { developer } = expectOk(await admin.get(`/admin/developers/${developerId}`));
    const first = await published({ compatibility: ["Laravel >=11", "PHP 8.3"], tags: ["Invoices"] });
    const second = await published({ compatibility: ["laravel 10", "c++ 20"], tags: ["mails", "invoices"], packages: [free, solo] });
    const own = (query: string) => search(`developer=${developer.handle}&${query}`);
    expect((await own("compatibility=LARAVEL")).count).toBe(2);
    expect(handlesOf(await own("compatibility=c%2B%2B"))).toEqual([second.handle]);
    expect((await own("compatibility=php,c%2B%2B")).count).toBe(2);
    expect(handlesOf(await own("tag=mails&compatibility=laravel"))).toEqual([second.handle]);
    expect((await own("tag=mails&compatibility=php")).count).toBe(0);
    expect((await own("tag=mails,invoices")).count).toBe(2);
    const { facets } = await own("limit=1");
    expect(facets.compatibility).toEqual([
      { value: "laravel", count: 2 },
      { value: "c++", count: 1 },
      { value: "php", count: 1 },
    ]);
    expect(facets.tags).toEqual([
      { value: "invoices", count: 2 },
      { value: "mails", count: 1 },
    ]);
    expect(facets.prices).toEqual([
      { min_minor: 0, max_minor: 0, count: 1 },
      { min_minor: 3000, max_minor: 4999, count: 1 },
    ]);
    expectOk(await vendor.post(`/vendor/products/${first.id}/unlist`));
    expect((await own("limit=1")).facets.tags).toEqual([
      { value: "invoices", count: 1 },
      { value: "mails", count: 1 },
    ]);
  });

  it("counts nothing that is hidden, whoever hid it", async () => {
    const { vendor, admin, published, draft, developerId } = await openWorkshop(marketplace());
    const { developer } = expectOk(await admin.get(`/admin/developers/${developerId}`));
    const word = developer.handle.replaceAll("-", "");
    const change = { tags: [word], compatibility: [word], title: word };
    await draft(change);
    const shown = await published(change);
    const seen = async () => {
      const all = await search("limit=1");
      const found = await search(`q=${word}`);
      const has = (list: Value[], value: string) => list.find((one) => one.value === value)?.count ?? 0;
      return [
        found.count,
        handlesOf(found).length,
        found.facets.ratings.length,
        found.facets.prices.reduce((sum, { count }) => sum + count, 0),
        has(found.facets.tags, word),
        has(found.facets.compatibility, word),
        has(all.facets.developers, developer.handle),
      ];
    };
    const visible = [1, 1, 4, 1, 1, 1, 1];
    const hidden = [0, 0, 4, 0, 0, 0, 0];
    expect(await seen()).toEqual(visible);
    expectOk(await vendor.post(`/vendor/products/${shown.id}/unlist`));
    expect(await seen()).toEqual(hidden);
    expectOk(await vendor.post(`/vendor/products/${shown.id}/relist`));
    expect(await seen()).toEqual(visible);
    expectOk(await admin.post(`/admin/developers/${developerId}/suspend`, { reason: "to see what it hides" }));
    expect(await seen()).toEqual(hidden);
    expectOk(await admin.post(`/admin/developers/${developerId}/reinstate`));
    await eventually(async () => (await seen())[0] === 1, "the product of a reinstated developer is found again");
    expectOk(await admin.request("DELETE", `/admin/products/${shown.id}`));
    await eventually(async () => JSON.stringify(await seen()) === JSON.stringify(hidden), "a deleted product is in no answer");
  });
}
