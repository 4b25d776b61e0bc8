import { engagementStepRoute } from "../../../../../http/engagement-routes";
import { adminSide } from "../../../../../http/engagement-side";
import { resolveBody } from "../../validators";

/** An admin ends a dispute with a reason. */
export const POST = engagementStepRoute(adminSide, resolveBody, ({ outcome, reason }) => ({
  action: outcome === "accepted" ? "settle" : "cancel",
  body: reason,
}));
