import { activationsRoute } from "../../../../../http/license-lists";
import { anyLicense } from "../../../../../http/vendor-license";

export const GET = activationsRoute(anyLicense);
