import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "../../../http/knex";

/** The process can serve: it reaches its database. 503 otherwise. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  try {
    await databaseOf(req.scope).raw("select 1");
    res.json({ status: "ok", database: "ok" });
  } catch {
    res.status(503).json({ status: "unavailable", database: "unreachable" });
  }
};
