import { engagementMessageRoute } from "../../../../../http/engagement-routes";
import { adminSide } from "../../../../../http/engagement-side";

export const POST = engagementMessageRoute(adminSide);
