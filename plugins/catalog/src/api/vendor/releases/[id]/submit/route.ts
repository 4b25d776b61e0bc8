import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerReleaseStep, ownRelease } from "../../../../../http/vendor-release";

/** Asks for review: of a live product in the inbox, of any other together with the product. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  await answerReleaseStep(req, res, await ownRelease(req, "catalog.write"), { action: "submit" });
};
