import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { answerLink } from "../../../../../http/answer-link";
import { findReviewedFile } from "../../../../../queries/downloads";

/** A link to a file of the caller's own, out or not. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const file = await findReviewedFile(databaseOf(req.scope), String(req.params["id"]), vendorOf(req).developer.id);
  if (!file) throw notFound("release_file");
  requirePermission(req, "read");
  answerLink(req, res, file.file_id, null);
};
