import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { answerChange } from "../../../../http/admin-change";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  await answerChange(req, res);
};
