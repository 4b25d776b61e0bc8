import { declineExtension } from "../../../../../http/decide-request";

export const POST = declineExtension;
