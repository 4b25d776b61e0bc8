import { engagementRoute } from "../../../../http/engagement-routes";
import { adminSide } from "../../../../http/engagement-side";

/** One engagement with all that was said. */
export const GET = engagementRoute(adminSide);
