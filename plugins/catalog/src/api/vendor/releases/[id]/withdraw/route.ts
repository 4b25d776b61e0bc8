import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerReleaseStep, ownRelease } from "../../../../../http/vendor-release";

/** Takes a release out of review. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  await answerReleaseStep(req, res, await ownRelease(req, "catalog.write"), { action: "withdraw" });
};
