import { developerActions, developerStatuses, nextDeveloperStatus } from "./developer-status";

describe("developer status", () => {
  it("moves only along the table", () => {
    const table = developerActions.map((action) => [action, ...developerStatuses.map((status) => nextDeveloperStatus(status, action) ?? "-")]);
    // columns: pending, active, rejected, suspended, closed
    expect(table).toEqual([
      ["approve", "active", "active", "-", "-", "-"],
      ["reject", "rejected", "-", "rejected", "-", "-"],
      ["suspend", "-", "suspended", "-", "suspended", "-"],
      ["reinstate", "-", "active", "-", "active", "-"],
      ["close", "-", "closed", "-", "closed", "closed"],
    ]);
  });
});
