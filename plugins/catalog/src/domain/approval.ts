import { changeKinds } from "./change-status";

/** What may wait for an admin: somebody who wants to sell, and what they want to show. */
export const approvalKinds = ["application", ...changeKinds] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export const approvalStates = ["waiting", "decided"] as const;
export type ApprovalState = (typeof approvalStates)[number];
