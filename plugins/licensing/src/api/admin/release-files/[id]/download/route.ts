import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { answerLink } from "../../../../../http/answer-link";
import { findReviewedFile } from "../../../../../queries/downloads";

/** A link to a file of any release, for who decides on it. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const file = await findReviewedFile(databaseOf(req.scope), String(req.params["id"]), null);
  if (!file) throw notFound("release_file");

  answerLink(req, res, file.file_id, null);
};
