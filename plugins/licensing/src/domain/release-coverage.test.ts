import { releaseStatuses } from "@mintreu/catalog/domain/release-status";
import fc from "fast-check";
import { licenseStatuses } from "./license-status";
import { type DownloadLicense, type DownloadRelease, judgeCoverage } from "./release-coverage";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const NOW = day(100);

const held: DownloadLicense = { status: "active", billing: "one_time", expires_at: null, grace_until: null, updates_until: day(50) };
const out: DownloadRelease = { status: "published", published_at: day(40) };

const moment = fc.option(fc.integer({ min: 0, max: 200 }).map(day), { nil: null });
const licenses: fc.Arbitrary<DownloadLicense> = fc.record({
  status: fc.constantFrom(...licenseStatuses),
  billing: fc.constantFrom("one_time", "monthly", "annual", "lifetime", "usage", "free"),
  expires_at: moment,
  grace_until: moment,
  updates_until: moment,
});
const releases: fc.Arbitrary<DownloadRelease> = fc.record({ status: fc.constantFrom(...releaseStatuses), published_at: moment });

describe("releases that a licence covers", () => {
  it.each<[what: string, license: Partial<DownloadLicense>, release: Partial<DownloadRelease>, before: boolean, refusal: string | null]>([
    ["a release of its time", {}, {}, false, null],
    ["one of the last moment", {}, { published_at: day(50) }, false, null],
    ["one of the moment after", {}, { published_at: new Date(day(50).getTime() + 1) }, false, "outside_update_window"],
    ["updates for ever", { updates_until: null }, { published_at: day(99) }, false, null],
    ["an expired licence that was bought once", { status: "expired", expires_at: day(60) }, {}, false, null],
    ["an expired lifetime licence", { status: "expired", billing: "lifetime", expires_at: day(60) }, {}, false, null],
    ["a running subscription", { billing: "monthly", expires_at: day(120) }, {}, false, null],
    ["a cancelled one that runs out later", { billing: "annual", status: "cancelled", expires_at: day(120) }, {}, false, null],
    ["a cancelled one that ran out", { billing: "annual", status: "cancelled", expires_at: day(99) }, {}, false, "license_expired"],
    ["one in its grace", { billing: "monthly", expires_at: day(99), grace_until: day(102) }, {}, false, null],
    ["one after its grace", { billing: "monthly", expires_at: day(97), grace_until: day(99) }, {}, false, "license_expired"],
    ["an expired subscription", { billing: "usage", status: "expired" }, {}, false, "license_expired"],
    ["a suspended licence", { status: "suspended" }, {}, true, "license_suspended"],
    ["a revoked licence", { status: "revoked" }, {}, true, "license_revoked"],
    ["a yanked release", {}, { status: "yanked" }, false, "release_yanked"],
    ["a yanked release that they have", {}, { status: "yanked" }, true, null],
    ["a draft", {}, { status: "draft", published_at: null }, true, "release_not_published"],
  ])("%s", (_what, license, release, before, refusal) => {
    expect(judgeCoverage({ ...held, ...license }, { ...out, ...release }, before, NOW)).toBe(refusal);
  });

  it("is never given by a suspended or revoked licence, nor is what never came out", () => {
    fc.assert(
      fc.property(licenses, releases, fc.boolean(), (license, release, before) => {
        const given = judgeCoverage(license, release, before, NOW) === null;
        if (license.status === "suspended" || license.status === "revoked") expect(given).toBe(false);
        if (release.published_at === null || !["published", "yanked"].includes(release.status)) expect(given).toBe(false);
        if (given && license.updates_until) expect(release.published_at!.getTime()).toBeLessThanOrEqual(license.updates_until.getTime());
        if (given && release.status === "yanked") expect(before).toBe(true);
      }),
    );
  });

  it("grow with a longer window and never shrink by an earlier download", () => {
    fc.assert(
      fc.property(licenses, releases, fc.integer({ min: 0, max: 100 }), (license, release, days) => {
        const longer = license.updates_until && { ...license, updates_until: new Date(license.updates_until.getTime() + days * 86_400_000) };
        for (const before of [true, false]) {
          if (judgeCoverage(license, release, before, NOW) !== null) continue;
          if (longer) expect(judgeCoverage(longer, release, before, NOW)).toBeNull();
          expect(judgeCoverage({ ...license, updates_until: null }, release, before, NOW)).toBeNull();
          expect(judgeCoverage(license, release, true, NOW)).toBeNull();
        }
      }),
    );
  });

  it("do not depend on expiry unless the licence is a subscription", () => {
    fc.assert(
      fc.property(licenses, releases, fc.boolean(), moment, (license, release, before, expires_at) => {
        fc.pre(["one_time", "lifetime", "free"].includes(license.billing) && license.status !== "suspended" && license.status !== "revoked");
        const expired = { ...license, status: "expired" as const, expires_at };
        expect(judgeCoverage(expired, release, before, NOW)).toBe(judgeCoverage(license, release, before, NOW));
      }),
    );
  });
});
