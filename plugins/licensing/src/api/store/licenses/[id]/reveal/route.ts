import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { actorOf } from "../../../../../http/actor";
import { ownLicense } from "../../../../../http/license-scope";
import { LICENSING_MODULE } from "../../../../../modules/licensing";
import type LicensingModuleService from "../../../../../modules/licensing/service";

/** The key in the clear, for its owner; the log remembers that it was shown. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const license = await ownLicense(req);
  const license_key = await req.scope.resolve<LicensingModuleService>(LICENSING_MODULE).revealKey(license.id, actorOf(req, "customer"));
  res.setHeader("Cache-Control", "no-store");
  res.json({ license_key });
};
