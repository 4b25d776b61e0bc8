import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { notFound } from "@mintreu/kit/domain/errors";
import { DEVELOPERS_MODULE } from "../modules/developers";
import type DevelopersModuleService from "../modules/developers/service";
import { toApiKeyView } from "./member-views";
import { requirePermission, vendorOf } from "./vendor-context";

/** From the next request on the key opens nothing; may be repeated. */
export async function revokeApiKey(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const developer_id = vendorOf(req).developer.id;
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [row] = await developers.listDeveloperApiKeys({ id: String(req.params["id"]), developer_id }, { take: 1 });
  if (!row) throw notFound("api_key");
  requirePermission(req, "account.manage", { whileSuspended: true });
  res.json({ api_key: toApiKeyView(await developers.revokeKey(row.id, developer_id), clock.now()) });
}
