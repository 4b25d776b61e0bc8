import { engagementStepRoute } from "../../../../../http/engagement-routes";
import { customerSide } from "../../../../../http/engagement-side";
import { acceptBody } from "../../validators";

/** The customer has what they paid for. */
export const POST = engagementStepRoute(customerSide, acceptBody, ({ message }) => ({ action: "accept", body: message }));
