import { engagementActions, engagementParties, engagementStatuses, mayEver, nextEngagementStatus, openEngagementStatuses } from "./engagement-status";

describe("engagement status", () => {
  it("moves only along the table, by who may move it", () => {
    const table = engagementParties.flatMap((party) =>
      engagementActions
        .filter((action) => mayEver(action, party))
        .map((action) => [party, action, ...engagementStatuses.map((status) => nextEngagementStatus(status, action, party) ?? "-")]),
    );
    // columns: requested, scheduled, delivered, accepted, disputed, cancelled
    expect(table).toEqual([
      ["customer", "accept", "-", "-", "accepted", "-", "accepted", "-"],
      ["customer", "dispute", "-", "-", "disputed", "-", "-", "-"],
      ["developer", "schedule", "scheduled", "scheduled", "-", "-", "-", "-"],
      ["developer", "deliver", "-", "delivered", "-", "-", "-", "-"],
      ["admin", "settle", "-", "-", "-", "-", "accepted", "-"],
      ["admin", "cancel", "-", "-", "-", "-", "cancelled", "-"],
      ["system", "cancel", "cancelled", "cancelled", "cancelled", "-", "cancelled", "-"],
    ]);
  });

  it("leaves nothing open that no party can end", () => {
    for (const status of openEngagementStatuses) expect(nextEngagementStatus(status, "cancel", "system")).toBe("cancelled");
    for (const ended of ["accepted", "cancelled"] as const) {
      for (const party of engagementParties) {
        for (const action of engagementActions)
          expect([ended, party, action, nextEngagementStatus(ended, action, party)]).toEqual([ended, party, action, null]);
      }
    }
  });
});
