import { engagementStepRoute } from "../../../../../http/engagement-routes";
import { customerSide } from "../../../../../http/engagement-side";
import { disputeBody } from "../../validators";

/** The customer says why it is not what they paid for; an admin decides. */
export const POST = engagementStepRoute(customerSide, disputeBody, ({ reason, attachment_ids }) => ({ action: "dispute", body: reason, attachment_ids }));
