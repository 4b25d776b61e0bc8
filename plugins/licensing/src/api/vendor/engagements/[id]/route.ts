import { engagementRoute } from "../../../../http/engagement-routes";
import { developerSide } from "../../../../http/engagement-side";

/** One engagement with all that was said. */
export const GET = engagementRoute(developerSide);
