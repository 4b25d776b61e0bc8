import type { AuthenticatedMedusaRequest, MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { findCartOwner } from "../queries/cart-owner";

/** A guest's cart belongs to whoever holds its id; a customer's cart to its customer alone (404 to others). */
export async function requireCartAccess(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const owner = await findCartOwner(databaseOf(req.scope), String(req.params["id"]));
  if (owner !== null && owner !== (req as AuthenticatedMedusaRequest).auth_context?.actor_id) throw notFound("cart");
  next();
}
