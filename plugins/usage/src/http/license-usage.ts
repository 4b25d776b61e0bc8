import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { databaseOf } from "@mintreu/kit/http/knex";
import { listRequests } from "../queries/usage-requests";
import { askedRequests } from "./usage-query";

/** Lists single calls of the licence that `find` lets the caller see, newest first. */
export function requestsRoute(find: (req: MedusaRequest) => Promise<{ id: string }>) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const { id } = await find(req);
    const { limit, offset, status_class } = askedRequests(req.query);
    const { requests, count } = await listRequests(databaseOf(req.scope), { license_id: id, status_class }, { limit, offset });
    res.json({ requests, count, limit, offset });
  };
}
