import { decisionRoute } from "../../../../../http/admin-developer";

export const POST = decisionRoute("suspend");
