export const changeKinds = ["publish", "change", "release"] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStatuses = ["pending", "approved", "changes_requested", "withdrawn"] as const;
export type ChangeStatus = (typeof changeStatuses)[number];

export type ChangeDecision = "approve" | "request_changes";

export interface ChangeState {
  status: ChangeStatus;
  /** The admin who took the decision. */
  decided_by: string | null;
  /** An approval was taken and is being applied. */
  claimed: boolean;
  revision: number;
}

/** What a decision meets: free to take, to be finished or repeated by the same admin, taken by somebody else, or about another text. */
export type DecisionVerdict = "take" | "resume" | "repeat" | "already_decided" | "amended";

const decided: Record<ChangeDecision, ChangeStatus> = { approve: "approved", request_changes: "changes_requested" };

/** Judges an admin's decision. `revision` is the text that the admin has read, null when they do not say. */
export function judgeDecision(state: ChangeState, decision: ChangeDecision, adminId: string, revision: number | null): DecisionVerdict {
  const own = state.decided_by === adminId;
  if (state.status === decided[decision] && own) return "repeat";
  if (state.status !== "pending") return "already_decided";
  if (state.claimed) return own && decision === "approve" ? "resume" : "already_decided";
  return revision !== null && revision !== state.revision ? "amended" : "take";
}
