import { asDeveloper, listRoute } from "../../../http/in-app-routes";

export const GET = listRoute(asDeveloper);
