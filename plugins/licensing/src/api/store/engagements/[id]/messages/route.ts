import { engagementMessageRoute } from "../../../../../http/engagement-routes";
import { customerSide } from "../../../../../http/engagement-side";

export const POST = engagementMessageRoute(customerSide);
