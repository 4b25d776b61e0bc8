import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { sendLogExport } from "../../../../../http/log-export";
import { findLicense } from "../../../../../queries/list-licenses";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const license = await findLicense(databaseOf(req.scope), { id: String(req.params["id"]) });
  if (!license) throw notFound("license");
  await sendLogExport(req, res, license.id);
};
