import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { toAdminDeveloper } from "../../../../http/admin-developer";
import { withProductCounts } from "../../../../ports/product-counts";
import { DEVELOPERS_MODULE } from "../../../../modules/developers";
import type DevelopersModuleService from "../../../../modules/developers/service";
import type { DeveloperRecord } from "../../../../modules/developers/service";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [developer] = await developers.listDevelopers({ id: String(req.params["id"]) }, { take: 1 });
  if (!developer) throw notFound("developer");
  const [account] = await withProductCounts(req.scope, [toAdminDeveloper(developer as unknown as DeveloperRecord)]);
  res.json({ developer: account });
};
