import { grantExtension } from "../../../../../http/decide-request";

export const POST = grantExtension;
