import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

/** The process answers. */
export const GET = (_req: MedusaRequest, res: MedusaResponse) => {
  res.json({ status: "ok" });
};
