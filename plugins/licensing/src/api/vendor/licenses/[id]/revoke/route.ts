import { vendorDecisionRoute } from "../../../../../http/vendor-decision";

export const POST = vendorDecisionRoute("revoke");
