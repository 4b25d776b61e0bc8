import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { LICENSING_MODULE } from "../../../modules/licensing";
import type LicensingModuleService from "../../../modules/licensing/service";

/** Public keys (JSON Web Key Set) with which validation tokens verify without asking the server. */
export const GET = (req: MedusaRequest, res: MedusaResponse) => {
  res.setHeader("Cache-Control", "public, max-age=300");
  res.json({ keys: req.scope.resolve<LicensingModuleService>(LICENSING_MODULE).publicKeys() });
};
