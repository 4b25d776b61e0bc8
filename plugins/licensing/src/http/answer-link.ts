import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";
import { LICENSING_MODULE } from "../modules/licensing";
import type LicensingModuleService from "../modules/licensing/service";

/** `{ url, expires_at }` of a file by a licence, or for who reviews it (null). */
export function answerLink(req: MedusaRequest, res: MedusaResponse, fileId: string, license: { id: string; customer_id: string | null } | null): void {
  const { token, expires_at } = req.scope.resolve<LicensingModuleService>(LICENSING_MODULE).signDownload(fileId, license);
  const { backendUrl = "" } = pluginOptions<{ backendUrl: string }>(req.scope, "@mintreu/licensing");
  res.setHeader("Cache-Control", "no-store");
  res.json({ url: `${backendUrl.replace(/\/+$/, "")}/downloads/${token}`, expires_at });
}
