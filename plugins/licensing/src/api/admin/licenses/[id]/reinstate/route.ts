import { adminDecisionRoute } from "../../../../../http/admin-decision";

/** Ends a suspension; an admin may bring back a revoked licence too. */
export const POST = adminDecisionRoute((status) => (status === "revoked" ? "restore" : "reinstate"));
