import { pipeline } from "node:stream/promises";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { receiveAttachment } from "../attachments/attachment-store";
import { attachmentName } from "../domain/attachment-name";
import { ATTACHMENT_BYTES } from "../domain/engagement-request";
import { findEngagementAttachment } from "../queries/engagement-messages";
import { findEngagement } from "../queries/list-engagements";
import { requireEngagement } from "./engagement-routes";
import type { EngagementSide } from "./engagement-side";

type Handler = (req: MedusaRequest, res: MedusaResponse) => Promise<void>;

/**
 * Takes a file, whose bytes are the body, for a message that is yet to be sent. Errors: engagement.not_found, .closed,
 * .too_many_attachments, attachment.name_required, .too_large, .empty.
 */
export function attachmentUploadRoute(side: EngagementSide): Handler {
  return async (req, res) => {
    const engagement_id = await requireEngagement(req, side);
    const given = req.query["name"];
    const name = typeof given === "string" ? attachmentName(given) : null;
    if (!name) throw new DomainError("invalid", "attachment.name_required", "name: must be the name of the file");
    if (Number(req.get("content-length") ?? 0) > ATTACHMENT_BYTES) {
      throw new DomainError("invalid", "attachment.too_large", `A file may have up to ${ATTACHMENT_BYTES / 1024 / 1024} MB.`);
    }
    const { id, size_bytes } = await receiveAttachment(req.scope, { engagement_id, ...side.speaker(req), name, bytes: req });
    res.status(201).json({ attachment: { id, name, size_bytes } });
  };
}

/** The bytes, to be saved and never shown by a browser. Errors: engagement.not_found, attachment.not_found. */
export function attachmentDownloadRoute(side: EngagementSide): Handler {
  return async (req, res) => {
    const engagement = await findEngagement(databaseOf(req.scope), { ...side.scope(req), id: String(req.params["id"]) });
    if (!engagement) throw notFound("engagement");
    const wanted = { id: String(req.params["attachment_id"]), engagement_id: engagement.id, party: side.speaker(req).party };
    const attachment = await findEngagementAttachment(databaseOf(req.scope), wanted);
    if (!attachment) throw notFound("attachment");
    const bytes = await req.scope.resolve(Modules.FILE).getDownloadStream(attachment.file_key);
    res.attachment(attachment.name);
    res.setHeader("Content-Type", "application/octet-stream");
    res.setHeader("Content-Length", String(attachment.size_bytes));
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    res.setHeader("Cache-Control", "private, no-store");
    await pipeline(bytes, res);
  };
}
