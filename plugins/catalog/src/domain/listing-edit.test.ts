import type { ListingDocument } from "./listing-document";
import { applyEdit, type ListingEdit, refuseFaultyDocument, splitEdit } from "./listing-edit";
import type { PackageTerms } from "./package-terms";

const terms: PackageTerms = {
  billing: "one_time",
  license_type: "regular",
  trial_days: 0,
  activation_limit: 3,
  domain_limit: 1,
  updates_for_days: 365,
  limits: {},
  overage: "block",
  storage_bytes: null,
  users: null,
  features: [],
};
const solo = { title: "Solo", rank: 0, archived: false, prices: { eur: 4900 }, terms };
const document: ListingDocument = {
  handle: "ledger",
  product_type: "script",
  title: "Ledger",
  subtitle: null,
  summary: "Books",
  description: "Books",
  thumbnail: null,
  images: [],
  categories: ["a"],
  tags: ["x"],
  demo_video_url: null,
  documentation_url: null,
  support_channel: null,
  support_response_hours: null,
  compatibility: [],
  ga4_measurement_id: null,
  packages: { pkg_solo: solo },
};

const codeOf = (run: () => unknown) => {
  try {
    run();
    return "ok";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("edit of a listing", () => {
  it("separates what needs no review", () => {
    const edit: ListingEdit = { kind: "fields", fields: { title: "New", support_channel: "mail", subtitle: undefined } };
    expect(splitEdit(edit)).toEqual({
      direct: { kind: "fields", fields: { support_channel: "mail" } },
      reviewed: { kind: "fields", fields: { title: "New" } },
    });
    expect(splitEdit({ kind: "fields", fields: { ga4_measurement_id: null } }).reviewed).toBeNull();
    expect(splitEdit({ kind: "remove_package", id: "pkg_solo" })).toEqual({ direct: null, reviewed: { kind: "remove_package", id: "pkg_solo" } });
  });

  it("keeps what is not named, and sorts what has no order", () => {
    const edited = applyEdit(document, { kind: "fields", fields: { title: "New", summary: undefined, tags: ["z", "b", "z"] } }, null);
    expect(edited).toEqual({ ...document, title: "New", tags: ["b", "z"] });
  });

  it("fixes handle and type once customers saw them", () => {
    const edit: ListingEdit = { kind: "fields", fields: { handle: "other" } };
    expect(applyEdit(document, edit, null).handle).toBe("other");
    expect(codeOf(() => applyEdit(document, edit, document))).toBe("listing.field_fixed");
    expect(codeOf(() => applyEdit(document, { kind: "fields", fields: { product_type: "api" } }, document))).toBe("listing.field_fixed");
    expect(applyEdit(document, { kind: "fields", fields: { handle: "ledger" } }, document)).toEqual(document);
  });

  it("adds a package after the others and edits it", () => {
    const added = applyEdit(document, { kind: "add_package", id: "pkg_team", package: { title: "Team", prices: { eur: 9900 }, terms } }, document);
    expect(added.packages["pkg_team"]).toEqual({ title: "Team", rank: 1, archived: false, prices: { eur: 9900 }, terms });
    const edited = applyEdit(added, { kind: "edit_package", id: "pkg_team", changes: { prices: { usd: 10_900 }, title: undefined } }, document);
    expect(edited.packages["pkg_team"]).toMatchObject({ title: "Team", prices: { usd: 10_900 } });
  });

  it("removes what nobody saw, archives what was on sale", () => {
    const remove: ListingEdit = { kind: "remove_package", id: "pkg_solo" };
    expect(applyEdit(document, remove, null).packages).toEqual({});
    expect(applyEdit(document, remove, document).packages).toEqual({ pkg_solo: { ...solo, archived: true } });
    for (const id of ["pkg_none", "__proto__", "constructor"]) {
      expect(codeOf(() => applyEdit(document, { kind: "remove_package", id }, null))).toBe("package.not_found");
      expect(codeOf(() => applyEdit(document, { kind: "edit_package", id, changes: {} }, null))).toBe("package.not_found");
    }
  });
});

describe("document that cannot be sold", () => {
  const faultOf = (packages: ListingDocument["packages"]) => codeOf(() => refuseFaultyDocument({ ...document, packages }));

  it("is refused by its fault", () => {
    expect(faultOf(document.packages)).toBe("ok");
    expect(faultOf({})).toBe("listing.without_package");
    expect(faultOf({ a: { ...solo, archived: true } })).toBe("listing.without_package");
    expect(faultOf({ a: solo, b: { ...solo, title: "SOLO" } })).toBe("package.title_taken");
    expect(faultOf({ a: solo, b: { ...solo, archived: true } })).toBe("ok");
    expect(faultOf({ a: { ...solo, prices: {} } })).toBe("package.without_price");
    expect(faultOf({ a: { ...solo, prices: { eur: 100, usd: 0 } } })).toBe("package.terms_contradict");
    expect(faultOf(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`p${i}`, { ...solo, title: `T${i}` }])))).toBe("listing.too_many_packages");
  });
});
