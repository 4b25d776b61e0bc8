import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listLicenses } from "../../../queries/list-licenses";
import type { ListAdminLicensesQuery } from "./validators";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ListAdminLicensesQuery;
  const { licenses, count } = await listLicenses(databaseOf(req.scope), filter, { limit, offset });
  res.json({ licenses, count, limit, offset });
};
