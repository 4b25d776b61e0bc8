import { logsRoute } from "../../../../../http/license-lists";
import { anyLicense } from "../../../../../http/vendor-license";

export const GET = logsRoute(anyLicense);
