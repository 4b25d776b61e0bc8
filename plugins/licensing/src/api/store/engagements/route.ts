import { engagementListRoute } from "../../../http/engagement-routes";
import { customerSide } from "../../../http/engagement-side";

export const GET = engagementListRoute(customerSide);
