import { engagementRoute } from "../../../../http/engagement-routes";
import { customerSide } from "../../../../http/engagement-side";

/** One engagement with all that was said. */
export const GET = engagementRoute(customerSide);
