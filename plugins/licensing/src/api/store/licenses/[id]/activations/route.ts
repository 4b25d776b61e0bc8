import { activationsRoute } from "../../../../../http/license-lists";
import { ownLicense } from "../../../../../http/license-scope";

export const GET = activationsRoute(ownLicense);
