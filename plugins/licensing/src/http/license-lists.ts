import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { databaseOf } from "@mintreu/kit/http/knex";
import { pagination } from "@mintreu/kit/http/pagination";
import { parseOrRefuse } from "@mintreu/kit/http/validate";
import { listActivations } from "../queries/license-activations";
import { countLicenseLogs, listLicenseLogs } from "../queries/license-logs";
import { toActivation } from "./activation-views";

const pageQuery = z.object(pagination);

type FindLicense = (req: MedusaRequest) => Promise<{ id: string }>;

/** Lists the activations of the licence that `find` lets the caller see. */
export function activationsRoute(find: FindLicense) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const { id } = await find(req);
    const page = parseOrRefuse(pageQuery, req.query);
    const { activations, count } = await listActivations(databaseOf(req.scope), id, page);
    res.json({ activations: activations.map(toActivation), count, ...page });
  };
}

/** Lists the log of the licence that `find` lets the caller see, newest first. */
export function logsRoute(find: FindLicense) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const { id } = await find(req);
    const { limit, offset } = parseOrRefuse(pageQuery, req.query);
    const knex = databaseOf(req.scope);
    const [logs, count] = await Promise.all([listLicenseLogs(knex, id, limit, offset), countLicenseLogs(knex, id)]);
    res.json({ logs, count, limit, offset });
  };
}
