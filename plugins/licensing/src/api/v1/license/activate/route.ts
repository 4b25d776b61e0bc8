import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { z } from "@medusajs/framework/zod";
import { activationMessageOf } from "../../../../domain/activation-rules";
import { toActivation } from "../../../../http/activation-views";
import { actorOf } from "../../../../http/actor";
import { licensingOf, lookUpGuarded } from "../../../../http/license-key";
import { announceActivationWorkflow } from "../../../../workflows/announce-activation";
import { type ActivateLicenseBody, idempotencyKey } from "../validators";

/**
 * Makes a device or a domain active: 201 with its token, 200 when it was active already (with the token only for
 * the same idempotency key), 409 with a code when it may not be. Errors: license.key_required, license.too_many_guesses.
 */
export const POST = async (req: MedusaRequest<ActivateLicenseBody>, res: MedusaResponse) => {
  const { license_key: _key, ...request } = req.validatedBody;
  const headers = parseOrRefuse(z.object({ "idempotency-key": idempotencyKey }), { "idempotency-key": req.get("idempotency-key") });
  const actor = actorOf(req, "product");
  const licensing = licensingOf(req);
  const found = await lookUpGuarded(req);
  const refuse = (code: Parameters<typeof activationMessageOf>[0]) => res.status(409).json({ activated: false, code, message: activationMessageOf(code) });
  res.setHeader("Cache-Control", "no-store");
  if (found.code !== null) return void refuse(found.code);
  const outcome = await licensing.activate(found, { ...request, ip: request.ip ?? actor.ip ?? undefined, nonce: headers["idempotency-key"] }, actor);
  if (outcome.kind === "refused") return void refuse(outcome.code);
  const { kind, activation, license, token } = outcome;
  if (kind === "created") {
    await announceActivationWorkflow(req.scope).run({ input: { id: license.id, order_id: license.order_id, activation_id: activation.id } });
  }
  res.status(kind === "created" ? 201 : 200).json({ activated: true, activation: { ...toActivation(activation), token }, activation_token: token });
};
