import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { rotateFor } from "../../../../../http/rotate-for";

export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ license: await rotateFor(req, String(req.params["id"]), "user") });
};
