import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { clock } from "@mintreu/kit/domain/clock";
import { DomainError, notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { confirmedOrder } from "@mintreu/payments/http/order-access";
import { answerLink } from "../../../../../http/answer-link";
import { customerOf } from "../../../../../http/license-scope";
import { refuseUncovered } from "../../../../../http/refuse-uncovered";
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
  answerLink(req, res, chosen.file_id, chosen.license);
};
