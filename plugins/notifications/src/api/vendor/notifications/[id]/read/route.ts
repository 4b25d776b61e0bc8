import { asDeveloper, readRoute } from "../../../../../http/in-app-routes";

export const POST = readRoute(asDeveloper);
