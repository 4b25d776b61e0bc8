import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ownApplication } from "../../../http/own-application";

/** What became of the application of somebody who is signed in and no member yet. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ application: await ownApplication(req) });
};
