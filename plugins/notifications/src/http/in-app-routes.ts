import type { AuthenticatedMedusaRequest, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { requirePermission, vendorOf } from "@mintreu/developers/http/vendor-context";
import { clock } from "@mintreu/kit/domain/clock";
import { notFound } from "@mintreu/kit/domain/errors";
import { databaseOf } from "@mintreu/kit/http/knex";
import { pagination } from "@mintreu/kit/http/pagination";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { findNotice, listNotices, readAllNotices, type Reader, readNotice } from "../queries/in-app-notices";

/** Whose notifications a request is about, and who reads them. */
type FindReader = (req: MedusaRequest) => Reader;

const listQuery = z.object({
  ...pagination,
  kind: z.string().trim().min(1).max(100).optional(),
  unread: z
    .enum(["true", "false", "1", "0"])
    .transform((text) => text === "true" || text === "1")
    .optional(),
});

export const asCustomer: FindReader = (req) => {
  const { actor_id } = (req as AuthenticatedMedusaRequest).auth_context;
  return { recipient: { type: "customer", id: actor_id }, id: actor_id };
};

/** Members read apart from each other, and keys apart from them. */
export const asDeveloper: FindReader = (req) => {
  const { developer, actorId } = vendorOf(req);
  return { recipient: { type: "developer", id: developer.id }, id: actorId };
};

export function listRoute(find: FindReader) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const reader = find(req);
    const { limit, offset, ...filter } = parseOrRefuse(listQuery, req.query);
    res.json({ ...(await listNotices(databaseOf(req.scope), reader, filter, { limit, offset })), limit, offset });
  };
}

/** Reading twice is reading once. Errors: notification.not_found. */
export function readRoute(find: FindReader) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const reader = find(req);
    const knex = databaseOf(req.scope);
    const notification = await findNotice(knex, reader, String(req.params["id"]));
    if (!notification) throw notFound("notification");
    requireReading(req, reader);
    await readNotice(knex, reader, notification.id, clock.now());
    res.json({ notification: await findNotice(knex, reader, notification.id) });
  };
}

export function readAllRoute(find: FindReader) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const reader = find(req);
    requireReading(req, reader);
    await readAllNotices(databaseOf(req.scope), reader, clock.now());
    res.json({ unread_count: 0 });
  };
}

/** A key without the scope `read` may not note that something was read either; what it writes is about itself alone. */
function requireReading(req: MedusaRequest, { recipient }: Reader): void {
  if (recipient.type === "developer") requirePermission(req, "read");
}
