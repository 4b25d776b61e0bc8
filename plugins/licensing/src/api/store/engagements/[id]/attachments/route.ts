import { attachmentUploadRoute } from "../../../../../http/attachment-routes";
import { customerSide } from "../../../../../http/engagement-side";

export const POST = attachmentUploadRoute(customerSide);
