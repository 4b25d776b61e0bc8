import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";
import { confirmedOrder } from "@mintreu/payments/http/order-access";
import { customerOf } from "../../../../../http/license-scope";
import { refuseUncovered } from "../../../../../http/refuse-uncovered";
import { LICENSING_MODULE } from "../../../../../modules/licensing";
import type LicensingModuleService from "../../../../../modules/licensing/service";
import { findDownloadables } from "../../../../../queries/downloads";
import { downloadBody } from "./validators";

/** A link to a file by a licence of the caller that covers it; the named one, or whichever does. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const caller = { customer_id: customerOf(req), order_id: confirmedOrder(req) };
  if (caller.customer_id === null && caller.order_id === null) throw new DomainError("unauthorized", "request.unauthorized", "Sign in to download.");
  const held = await findDownloadables(databaseOf(req.scope), String(req.params["id"]), caller);
  if (held.length === 0) throw notFound("release_file");
  const { license_id } = parseOrRefuse(downloadBody, req.body ?? {});
  const offered = license_id ? held.filter(({ license }) => license.id === license_id) : held;
  if (offered.length === 0) throw notFound("license");
  const chosen = refuseUncovered(offered, clock.now());
  const { token, expires_at } = req.scope.resolve<LicensingModuleService>(LICENSING_MODULE).signDownload(chosen.file_id, chosen.license);
  const { backendUrl = "" } = pluginOptions<{ backendUrl: string }>(req.scope, "@mintreu/licensing");
  res.setHeader("Cache-Control", "no-store");
  res.json({ url: `${backendUrl.replace(/\/+$/, "")}/downloads/${token}`, expires_at });
};
