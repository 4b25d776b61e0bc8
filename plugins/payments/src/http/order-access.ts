import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { clock } from "@mintreu/kit/domain/clock";
import { notFound } from "@mintreu/kit/domain/errors";
import { signToken, verifyToken } from "@mintreu/kit/domain/signed-token";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findOrderOwner } from "../queries/order-owner";

const COOKIE = "mintreu_order";
const PURPOSE = "order-confirmation";
const LIFE_SECONDS = 2 * 60 * 60;

/**
 * Completing a cart hands its browser a short-lived cookie, with which a guest sees this order and its
 * licences. An old order's cart gives none: its id may have been seen by others since.
 */
export function grantConfirmation(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  const answer = res.json.bind(res);
  res.json = (body: unknown) => {
    const order = (body as { order?: { id: string; created_at?: string | Date } } | undefined)?.order;
    if (order?.created_at && ageSeconds(order.created_at) < LIFE_SECONDS) setConfirmation(req, res, order.id);
    return answer(body);
  };
  next();
}

/** 404 for an order that is neither the signed-in customer's nor the confirmation cookie's. */
export async function requireOrderAccess(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  if (!(await maySeeOrder(req, String(req.params["id"])))) throw notFound("order");
  next();
}

/** Whether the caller is the order's customer or holds its confirmation. */
export async function maySeeOrder(req: MedusaRequest, orderId: string): Promise<boolean> {
  if (confirmedOrder(req) === orderId) return true;
  const customerId = (req as AuthenticatedMedusaRequest).auth_context?.actor_id;
  return Boolean(customerId) && (await findOrderOwner(databaseOf(req.scope), orderId)) === customerId;
}

/** The order whose confirmation cookie the caller holds, or null. */
export function confirmedOrder(req: MedusaRequest): string | null {
  const token = readCookie(req.headers.cookie, COOKIE);
  return token ? (verifyToken(token, PURPOSE, secretOf(req), clock.now())?.subject ?? null) : null;
}

function setConfirmation(req: MedusaRequest, res: MedusaResponse, orderId: string): void {
  const expires_at = Math.floor(clock.now().getTime() / 1000) + LIFE_SECONDS;
  const token = signToken({ purpose: PURPOSE, subject: orderId, expires_at }, secretOf(req));
  const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  const secure = projectConfig.cookieOptions?.secure === true;
  res.cookie(COOKIE, token, { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: LIFE_SECONDS * 1000 });
}

function secretOf(req: MedusaRequest): string {
  const { projectConfig } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
  return String(projectConfig.http.cookieSecret);
}

function ageSeconds(moment: string | Date): number {
  return (clock.now().getTime() - new Date(moment).getTime()) / 1000;
}

/** Our tokens hold nothing that cookies encode, so nothing is decoded, and nothing can fail to be. */
function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}
