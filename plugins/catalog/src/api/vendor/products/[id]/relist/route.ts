import { statusRoute } from "../../../../../http/vendor-status";

export const POST = statusRoute("relist");
