import { activationsRoute } from "../../../../../http/license-lists";
import { vendorLicense } from "../../../../../http/vendor-license";

export const GET = activationsRoute(vendorLicense);
