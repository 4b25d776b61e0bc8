import { type ChangeState, changeStatuses, judgeDecision } from "./change-status";

const state: ChangeState = { status: "pending", decided_by: null, claimed: false, revision: 2 };

describe("decision on a change", () => {
  it("is taken once, repeated by who took it, and known to others as taken", () => {
    const table = changeStatuses.map((status) => {
      const decided_by = status === "approved" || status === "changes_requested" ? "ada" : null;
      const of = (decision: "approve" | "request_changes", admin: string) => judgeDecision({ ...state, status, decided_by }, decision, admin, null);
      return [status, of("approve", "ada"), of("approve", "bob"), of("request_changes", "ada"), of("request_changes", "bob")];
    });
    expect(table).toEqual([
      ["pending", "take", "take", "take", "take"],
      ["approved", "repeat", "already_decided", "already_decided", "already_decided"],
      ["changes_requested", "already_decided", "already_decided", "repeat", "already_decided"],
      ["withdrawn", "already_decided", "already_decided", "already_decided", "already_decided"],
    ]);
  });

  it("that was interrupted is finished by the same decision only", () => {
    const claimed: ChangeState = { ...state, claimed: true, decided_by: "ada" };
    expect(judgeDecision(claimed, "approve", "ada", null)).toBe("resume");
    expect(judgeDecision(claimed, "approve", "bob", null)).toBe("already_decided");
    expect(judgeDecision(claimed, "request_changes", "ada", null)).toBe("already_decided");
  });

  it("counts for the text that was read", () => {
    expect(judgeDecision(state, "approve", "ada", 1)).toBe("amended");
    expect(judgeDecision(state, "approve", "ada", 2)).toBe("take");
  });
});
