import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { licenseScopeOf } from "../../../http/license-scope";
import { toCustomerLicense } from "../../../http/license-views";
import { listLicenses } from "../../../queries/list-licenses";
import type { ListLicensesQuery } from "./validators";

/** The caller's licences, or those of one order that they may see. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, order_id, ...filter } = req.validatedQuery as unknown as ListLicensesQuery;
  const scope = await licenseScopeOf(req, order_id);
  const { licenses, count } = await listLicenses(databaseOf(req.scope), { ...filter, ...scope }, { limit, offset });
  res.json({ licenses: licenses.map(toCustomerLicense), count, limit, offset });
};
