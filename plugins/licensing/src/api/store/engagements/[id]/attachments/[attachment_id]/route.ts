import { attachmentDownloadRoute } from "../../../../../../http/attachment-routes";
import { customerSide } from "../../../../../../http/engagement-side";

export const GET = attachmentDownloadRoute(customerSide);
