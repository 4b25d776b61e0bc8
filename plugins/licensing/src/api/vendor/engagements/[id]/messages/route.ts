import { engagementMessageRoute } from "../../../../../http/engagement-routes";
import { developerSide } from "../../../../../http/engagement-side";

export const POST = engagementMessageRoute(developerSide);
