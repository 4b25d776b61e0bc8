import { transferDecisionRoute } from "../../../../../http/decide-request";

export const POST = transferDecisionRoute(false);
