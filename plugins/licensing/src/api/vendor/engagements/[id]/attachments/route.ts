import { attachmentUploadRoute } from "../../../../../http/attachment-routes";
import { developerSide } from "../../../../../http/engagement-side";

export const POST = attachmentUploadRoute(developerSide);
