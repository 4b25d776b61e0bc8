import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { answerReleaseStep, ownRelease } from "../../../../../http/vendor-release";
import { yankReleaseBody } from "../../validators";

/** Takes a release back for good from everybody who has not downloaded it yet. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const release = await ownRelease(req, "catalog.write");
  const { reason } = parseOrRefuse(yankReleaseBody, req.body ?? {});
  await answerReleaseStep(req, res, release, { action: "yank", reason });
};
