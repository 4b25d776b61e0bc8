import { ownLicense } from "@mintreu/licensing/http/license-scope";
import { requestsRoute } from "../../../../../../http/license-usage";

export const GET = requestsRoute(ownLicense);
