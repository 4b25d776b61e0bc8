import { engagementListRoute } from "../../../http/engagement-routes";
import { adminSide } from "../../../http/engagement-side";

export const GET = engagementListRoute(adminSide);
