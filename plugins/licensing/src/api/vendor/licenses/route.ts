import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { vendorOf } from "@mintreu/developers/http/vendor-context";
import { databaseOf } from "@mintreu/kit/http/knex";
import { toDeveloperLicense } from "../../../http/license-views";
import { listLicenses } from "../../../queries/list-licenses";
import type { ListLicensesQuery } from "../../store/licenses/validators";

/** Licences of the caller's products. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, ...filter } = req.validatedQuery as unknown as ListLicensesQuery;
  const { licenses, count } = await listLicenses(databaseOf(req.scope), { ...filter, developer_id: vendorOf(req).developer.id }, { limit, offset });
  res.json({ licenses: licenses.map(toDeveloperLicense), count, limit, offset });
};
