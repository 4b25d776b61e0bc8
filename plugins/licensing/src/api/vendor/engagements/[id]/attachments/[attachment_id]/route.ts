import { attachmentDownloadRoute } from "../../../../../../http/attachment-routes";
import { developerSide } from "../../../../../../http/engagement-side";

export const GET = attachmentDownloadRoute(developerSide);
