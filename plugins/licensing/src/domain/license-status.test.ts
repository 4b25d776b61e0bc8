import fc from "fast-check";
import { type LicenseAction, licenseActions, type LicenseStatus, licenseStatuses, nextLicenseStatus } from "./license-status";

describe("licence status", () => {
  it("moves only along the table", () => {
    const table = licenseActions.map((action) => [action, ...licenseStatuses.map((status) => nextLicenseStatus(status, action) ?? "-")]);
    // columns: active, suspended, cancelled, expired, revoked
    expect(table).toEqual([
      ["suspend", "suspended", "-", "suspended", "-", "-"],
      ["reinstate", "-", "active", "-", "-", "-"],
      ["cancel", "cancelled", "-", "-", "-", "-"],
      ["expire", "expired", "-", "expired", "-", "-"],
      ["renew", "active", "suspended", "active", "active", "-"],
      ["revoke", "revoked", "revoked", "revoked", "revoked", "-"],
      ["restore", "-", "-", "-", "-", "active"],
    ]);
  });

  const actions = fc.array(fc.constantFrom<LicenseAction>(...licenseActions), { maxLength: 40 });
  const walk = (taken: readonly LicenseAction[]) => {
    const path: { before: LicenseStatus; action: LicenseAction; after: LicenseStatus }[] = [];
    let before: LicenseStatus = "active";
    for (const action of taken) {
      const after: LicenseStatus = nextLicenseStatus(before, action) ?? before;
      path.push({ before, action, after });
      before = after;
    }
    return path;
  };

  it("leaves revoked by nothing but restore, whatever is tried", () => {
    fc.assert(
      fc.property(actions, (taken) => {
        for (const { before, action, after } of walk(taken)) {
          expect(licenseStatuses).toContain(after);
          if (before === "revoked" && after !== "revoked") expect(action).toBe("restore");
        }
      }),
    );
  });

  it("leaves suspended by nothing but reinstate or revoke: neither time nor money lifts a suspension", () => {
    fc.assert(
      fc.property(actions, (taken) => {
        for (const { before, action, after } of walk(taken)) {
          if (before === "suspended" && after !== "suspended") expect(["reinstate", "revoke"]).toContain(action);
        }
      }),
    );
  });

  it("reaches every status from every other, so that no licence is lost without an admin", () => {
    for (const from of licenseStatuses) {
      const reached = new Set<LicenseStatus>([from]);
      for (const status of reached) for (const action of licenseActions) reached.add(nextLicenseStatus(status, action) ?? status);
      expect([from, [...reached].sort()]).toEqual([from, [...licenseStatuses].sort()]);
    }
  });
});
