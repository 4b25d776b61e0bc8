import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listLicenseLogs } from "../../../../queries/license-logs";
import { findLicense } from "../../../../queries/list-licenses";

const LOG_ROWS = 100;

/** A licence with its newest log rows. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const knex = databaseOf(req.scope);
  const license = await findLicense(knex, { id: String(req.params["id"]) });
  if (!license) throw notFound("license");
  res.json({ license: { ...license, logs: await listLicenseLogs(knex, license.id, LOG_ROWS) } });
};
