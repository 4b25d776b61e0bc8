import { engagementStepRoute } from "../../../../../http/engagement-routes";
import { developerSide } from "../../../../../http/engagement-side";
import { deliverBody } from "../../validators";

/** The developer hands over what was asked for. */
export const POST = engagementStepRoute(developerSide, deliverBody, ({ message, attachment_ids }) => ({ action: "deliver", body: message, attachment_ids }));
