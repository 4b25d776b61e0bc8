import { adminDecisionRoute } from "../../../../../http/admin-decision";

export const POST = adminDecisionRoute(() => "suspend");
