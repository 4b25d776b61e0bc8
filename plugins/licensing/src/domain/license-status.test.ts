import { licenseActions, licenseStatuses, nextLicenseStatus } from "./license-status";

describe("licence status", () => {
  it("moves only along the table", () => {
    const table = licenseActions.map((action) => [action, ...licenseStatuses.map((status) => nextLicenseStatus(status, action) ?? "-")]);
    // columns: active, suspended, cancelled, expired, revoked
    expect(table).toEqual([
      ["suspend", "suspended", "-", "suspended", "-", "-"],
      ["reinstate", "-", "active", "-", "-", "-"],
      ["cancel", "cancelled", "-", "-", "-", "-"],
      ["expire", "expired", "expired", "expired", "-", "-"],
      ["renew", "active", "active", "active", "active", "-"],
      ["revoke", "revoked", "revoked", "revoked", "revoked", "-"],
      ["restore", "-", "-", "-", "-", "active"],
    ]);
  });
});
