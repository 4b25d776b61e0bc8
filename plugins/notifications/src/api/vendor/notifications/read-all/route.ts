import { asDeveloper, readAllRoute } from "../../../../http/in-app-routes";

export const POST = readAllRoute(asDeveloper);
