import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toOwnAccount } from "../../../http/profile";
import { requirePermission, vendorOf } from "../../../http/vendor-context";
import { DEVELOPERS_MODULE } from "../../../modules/developers";
import type DevelopersModuleService from "../../../modules/developers/service";
import type { DeveloperRecord } from "../../../modules/developers/service";
import { editAccountBody } from "./validators";

/** The public profile of the caller's account. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "account.manage");
  const changes = parseOrRefuse(editAccountBody, req.body ?? {});
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const developer = await developers.updateDevelopers({ id: vendorOf(req).developer.id, ...changes } as never);
  res.json({ developer: toOwnAccount(developer as unknown as DeveloperRecord) });
};
