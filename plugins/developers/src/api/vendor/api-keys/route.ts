import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { toApiKeyView } from "../../../http/member-views";
import { memberOf, requirePermission, vendorOf } from "../../../http/vendor-context";
import { DEVELOPERS_MODULE } from "../../../modules/developers";
import type { ApiKeyRecord } from "../../../modules/developers/rows";
import type DevelopersModuleService from "../../../modules/developers/service";
import { createApiKeyBody, listApiKeysQuery } from "./validators";

/** The account's keys, masked, newest first. Which programs hold keys is the owner's business. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "account.manage", { whileSuspended: true });
  const { limit, offset } = parseOrRefuse(listApiKeysQuery, req.query);
  const developers = req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const [rows, count] = await developers.listAndCountDeveloperApiKeys(
    { developer_id: vendorOf(req).developer.id },
    { order: { created_at: "DESC", id: "ASC" }, take: limit, skip: offset },
  );
  const now = clock.now();
  res.json({ api_keys: rows.map((row) => toApiKeyView(row as unknown as ApiKeyRecord, now)), count, limit, offset });
};

/** Makes a key and shows it, this once. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  requirePermission(req, "account.manage");
  const { name, scopes, expires_in_days } = parseOrRefuse(createApiKeyBody, req.body ?? {});
  const { row, key } = await req.scope.resolve<DevelopersModuleService>(DEVELOPERS_MODULE).createKey({
    developer_id: vendorOf(req).developer.id,
    created_by: memberOf(req).id,
    name,
    scopes,
    expires_in_days: expires_in_days ?? null,
  });
  res.setHeader("Cache-Control", "no-store");
  res.status(201).json({ api_key: { ...toApiKeyView(row, clock.now()), key } });
};
