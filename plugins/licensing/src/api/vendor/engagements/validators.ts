import { z } from "@medusajs/framework/zod";
import { attachmentIds, listEngagementsQuery, words } from "../../store/engagements/validators";

export const listVendorEngagementsQuery = listEngagementsQuery.extend({ q: z.string().trim().max(200).optional() });

export const scheduleBody = z.strictObject({ scheduled_for: z.iso.datetime({ offset: true }).transform((text) => new Date(text)), message: words.optional() });
export const deliverBody = z.strictObject({ message: words, attachment_ids: attachmentIds });
