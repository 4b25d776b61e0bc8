import fc from "fast-check";
import { applyChange, diffListing, rebaseChange, reviewChange } from "./listing-difference";
import { fromLeaves, type ListingDocument, toLeaves } from "./listing-document";
import type { PackageTerms } from "./package-terms";

const count = fc.option(fc.integer({ min: 1, max: 9 }));
const limits = fc.record({ rpm: fc.integer({ min: 1, max: 9 }), rpd: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: [] });
const terms = fc.record({
  billing: fc.constantFrom("one_time", "free"),
  license_type: fc.constantFrom("regular", "developer"),
  trial_days: fc.integer({ min: 0, max: 3 }),
  activation_limit: count,
  domain_limit: fc.constant(null),
  updates_for_days: count,
  limits,
  overage: fc.constant("block"),
  storage_bytes: count,
  users: count,
  features: fc.array(fc.constantFrom("a", "b"), { maxLength: 2 }),
}) as fc.Arbitrary<PackageTerms>;
const onePackage = fc.record({
  title: fc.constantFrom("Solo", "Team"),
  rank: fc.integer({ min: 0, max: 3 }),
  archived: fc.boolean(),
  prices: fc.record({ eur: fc.integer({ min: 0, max: 9 }), usd: fc.integer({ min: 0, max: 9 }) }, { requiredKeys: [] }),
  terms,
});
const word = fc.constantFrom("one", "two", "three");
const listing: fc.Arbitrary<ListingDocument> = fc.record({
  handle: word,
  product_type: fc.constantFrom("api" as const, "theme" as const),
  title: word,
  subtitle: fc.option(word),
  summary: word,
  description: word,
  thumbnail: fc.option(word),
  images: fc.array(word, { maxLength: 2 }),
  categories: fc.array(word, { maxLength: 2 }),
  tags: fc.array(word, { maxLength: 2 }),
  demo_video_url: fc.option(word),
  documentation_url: fc.option(word),
  support_channel: fc.option(word),
  support_response_hours: count,
  compatibility: fc.array(word, { maxLength: 2 }),
  ga4_measurement_id: fc.option(word),
  packages: fc.dictionary(fc.constantFrom("pkg_a", "pkg_b", "pkg_c"), onePackage, { maxKeys: 3 }),
});
const [example] = fc.sample(
  listing.filter(({ packages }) => "pkg_a" in packages),
  { numRuns: 1, seed: 1 },
) as [ListingDocument];

describe("difference of listings", () => {
  it("takes a document apart and puts it together again", () => {
    fc.assert(fc.property(listing, (document) => expect(fromLeaves(toLeaves(document))).toEqual(document)));
  });

  it("is empty between equals, and turns the one into the other", () => {
    fc.assert(
      fc.property(listing, listing, (base, proposed) => {
        expect(diffListing(base, structuredClone(base))).toEqual([]);
        expect(applyChange(base, diffListing(base, proposed))).toEqual(proposed);
      }),
    );
  });

  it("reads side by side: before and after are the values of both documents", () => {
    fc.assert(
      fc.property(listing, listing, (base, proposed) => {
        const [before, after] = [toLeaves(base), toLeaves(proposed)];
        for (const { path, kind, ...values } of diffListing(base, proposed)) {
          expect(values).toEqual({ before: before.get(path) ?? null, after: after.get(path) ?? null });
          expect(kind).toBe(!before.has(path) ? "added" : after.has(path) ? "changed" : "removed");
        }
      }),
    );
  });

  it("does not depend on the order of keys, which the database does not keep", () => {
    const turned = { ...Object.fromEntries(Object.entries(example).reverse()), packages: example.packages } as ListingDocument;
    expect(diffListing(example, turned)).toEqual([]);
  });

  it("lists the whole product where nothing is live", () => {
    const all = diffListing(null, example);
    expect(all.every(({ kind, before }) => kind === "added" && before === null)).toBe(true);
    expect(all.map(({ path }) => path)).toEqual(expect.arrayContaining(["title", "packages.pkg_a.terms.billing"]));
  });
});

describe("a proposal when the live product moved", () => {
  it("is what was proposed as long as nothing moved", () => {
    fc.assert(fc.property(listing, listing, (base, proposed) => expect(rebaseChange(base, proposed, base)).toEqual(proposed)));
  });

  it("can be applied again after it was applied, also half", () => {
    fc.assert(
      fc.property(listing, listing, fc.infiniteStream(fc.boolean()), (base, proposed, coin) => {
        const target = rebaseChange(base, proposed, base);
        const half = applyChange(
          base,
          diffListing(base, proposed).filter(() => coin.next().value),
        );
        // A package of which only a part arrived is none; the rest brings it again.
        expect(rebaseChange(base, proposed, target)).toEqual(target);
        const interrupted = Object.keys(half.packages).every((id) => id in base.packages) ? half : base;
        expect(rebaseChange(base, proposed, interrupted)).toEqual(target);
      }),
    );
  });

  it("leaves alone what it did not touch", () => {
    const base = { ...example, title: "one", subtitle: "one" };
    const rebased = rebaseChange(base, { ...base, title: "two" }, { ...base, subtitle: "three" });
    expect(rebased).toEqual({ ...base, title: "two", subtitle: "three" });
  });

  it("is compared with what is live now, and says where that moved", () => {
    const base = { ...example, title: "one", summary: "one" };
    const proposed = { ...base, title: "two", summary: "two" };
    expect(reviewChange(base, proposed, { ...base, title: "three" })).toEqual([
      { path: "title", kind: "changed", before: "three", after: "two", stale: true },
      { path: "summary", kind: "changed", before: "one", after: "two", stale: false },
    ]);
    expect(reviewChange(base, proposed, { ...base, title: "two", summary: "two" })).toEqual([]);
  });
});
