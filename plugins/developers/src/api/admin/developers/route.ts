import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { toAdminDeveloper } from "../../../http/admin-developer";
import { withProductCounts } from "../../../ports/product-counts";
import { DEVELOPERS_MODULE } from "../../../modules/developers";
import type DevelopersModuleService from "../../../modules/developers/service";
import type { DeveloperRecord } from "../../../modules/developers/service";
import type { ListAdminDevelopersQuery } from "./validators";

/** All developer accounts, newest first; `status=pending` is the inbox of applications. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { limit, offset, status, q, email } = req.validatedQuery as unknown as ListAdminDevelopersQuery;
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [rows, count] = await developers.listAndCountDevelopers(
    { ...(status ? { status } : {}), ...(q ? { q } : {}), ...(email ? { $or: [{ applicant_email: email }, { members: { email } }] } : {}) } as never,
    { order: { created_at: "DESC", id: "ASC" }, take: limit, skip: offset },
  );
  const accounts = rows.map((row) => toAdminDeveloper(row as unknown as DeveloperRecord));
  res.json({ developers: await withProductCounts(req.scope, accounts), count, limit, offset });
};
