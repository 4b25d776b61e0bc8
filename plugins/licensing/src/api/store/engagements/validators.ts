import { z } from "@medusajs/framework/zod";
import { pagination } from "@mintreu/kit/http/pagination";
import { ATTACHMENTS_PER_MESSAGE } from "../../../domain/engagement-request";
import { engagementStatuses } from "../../../domain/engagement-status";

const id = z.string().trim().min(1).max(100);

export const words = z.string().trim().min(1).max(5000);
/** Why somebody decided: long enough to say something. */
export const reasonWords = z.string().trim().min(3).max(5000);
export const attachmentIds = z.array(id).max(ATTACHMENTS_PER_MESSAGE).default([]);

export const listEngagementsQuery = z.object({
  ...pagination,
  license_id: id.optional(),
  product_id: id.optional(),
  status: z.enum(engagementStatuses).optional(),
});

export const requestBody = z.strictObject({ message: words });
export const messageBody = z.strictObject({ body: words, attachment_ids: attachmentIds });
export const acceptBody = z.strictObject({ message: words.optional() });
export const disputeBody = z.strictObject({ reason: reasonWords, attachment_ids: attachmentIds });
