import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface LoggedRequest {
  id: string;
  at: Date;
  method: string;
  endpoint: string;
  status: number;
  total_ms: number;
  upstream_ms: number | null;
  request_bytes: number;
  response_bytes: number;
  units: number;
  country: string | null;
}

export interface RequestFilter {
  license_id: string;
  /** First digit of the status. */
  status_class?: number | undefined;
}

/** A licence may have made millions of calls: who looks at them is told of so many, and can leaf through as many. */
export const MOST_LISTED = 10_000;

type Row = Omit<LoggedRequest, "total_ms" | "upstream_ms" | "request_bytes" | "response_bytes"> & {
  total_us: string;
  upstream_us: string | null;
  request_bytes: string;
  response_bytes: string;
};

/** Single calls of a licence, newest first, as long as they are kept; `count` goes up to `MOST_LISTED`. */
export async function listRequests(
  knex: Knex,
  { license_id, status_class }: RequestFilter,
  page: { limit: number; offset: number },
): Promise<{ requests: LoggedRequest[]; count: number }> {
  const where = `license_id = :license_id ${status_class === undefined ? "" : "and status / 100 = :status_class"}`;
  const bindings = { license_id, ...(status_class === undefined ? {} : { status_class }) };
  const [{ rows }, { rows: counted }] = await Promise.all([
    knex.raw<{ rows: Row[] }>(
      `select id, at, method, endpoint, status, total_us, upstream_us, request_bytes, response_bytes, units, country
         from usage_event where ${where} order by at desc, id desc limit :limit offset :offset`,
      { ...bindings, ...page } as never,
    ),
    knex.raw<{ rows: { count: string }[] }>(`select count(*) as count from (select 1 from usage_event where ${where} limit ${MOST_LISTED}) as calls`, bindings),
  ]);
  return { requests: rows.map(toRequest), count: Number(counted[0]?.count ?? 0) };
}

function toRequest({ total_us, upstream_us, request_bytes, response_bytes, ...row }: Row): LoggedRequest {
  return {
    ...row,
    total_ms: Number(total_us) / 1000,
    upstream_ms: upstream_us === null ? null : Number(upstream_us) / 1000,
    request_bytes: Number(request_bytes),
    response_bytes: Number(response_bytes),
  };
}
