import { vendorLicense } from "@mintreu/licensing/http/vendor-license";
import { requestsRoute } from "../../../../../../http/license-usage";

export const GET = requestsRoute(vendorLicense);
