import { attachmentDownloadRoute } from "../../../../../../http/attachment-routes";
import { adminSide } from "../../../../../../http/engagement-side";

export const GET = attachmentDownloadRoute(adminSide);
