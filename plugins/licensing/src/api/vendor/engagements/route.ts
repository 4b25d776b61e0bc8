import { engagementListRoute } from "../../../http/engagement-routes";
import { developerSide } from "../../../http/engagement-side";

export const GET = engagementListRoute(developerSide);
