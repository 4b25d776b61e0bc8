import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { UsageSums } from "../domain/usage-figures";
import type { UsageRange } from "../domain/usage-range";
import { sourceOf, type UsageScope } from "./usage-source";

/** Sums as PostgreSQL gives them: its big integers come as text. */
type Row = Record<keyof UsageSums, string>;

const SUMS = `coalesce(sum(requests), 0) as requests, coalesce(sum(units), 0) as units, coalesce(sum(bytes_in), 0) as bytes_in,
  coalesce(sum(bytes_out), 0) as bytes_out, coalesce(sum(errors), 0) as errors, coalesce(sum(total_us), 0) as total_us`;

export interface EndpointSums extends UsageSums {
  /** Method and template, e.g. `GET /rates/{base}`. */
  endpoint: string;
}

export interface ProductSums extends UsageSums {
  product_id: string;
  developer_id: string;
  title: string | null;
  developer_handle: string | null;
}

/** One row of an export: what was called in one period, with what outcome. */
export interface ExportRow extends UsageSums {
  at: Date;
  product_id: string;
  product_title: string | null;
  method: string;
  endpoint: string;
  status_class: number;
}

export async function readTotals(knex: Knex, scope: UsageScope, range: UsageRange): Promise<UsageSums> {
  const { sql, bindings } = sourceOf(scope, range);
  const { rows } = await knex.raw<{ rows: Row[] }>(`select ${SUMS} from (${sql}) as usage`, bindings as never);
  return toSums(rows[0] as Row);
}

/** By the start of each period that has any (milliseconds since 1970). */
export async function readTrend(knex: Knex, scope: UsageScope, range: UsageRange): Promise<Map<number, UsageSums>> {
  const { sql, bindings } = sourceOf(scope, range);
  const { rows } = await knex.raw<{ rows: (Row & { period: Date })[] }>(
    `select date_trunc(:interval, at, 'UTC') as period, ${SUMS} from (${sql}) as usage group by period`,
    { ...bindings, interval: range.interval } as never,
  );
  return new Map(rows.map((row) => [row.period.getTime(), toSums(row)]));
}

/** What was called, most called first, and how many there are. */
export async function readEndpoints(
  knex: Knex,
  scope: UsageScope,
  range: UsageRange,
  page: { limit: number; offset: number },
): Promise<{ endpoints: EndpointSums[]; count: number }> {
  const { sql, bindings } = sourceOf(scope, range);
  const { rows } = await knex.raw<{ rows: (Row & { endpoint: string | null; count: string })[] }>(
    `with called as (select method || ' ' || endpoint as endpoint, ${SUMS} from (${sql}) as usage group by 1)
     select called.*, total.count from (select count(*) from called) as total
       left join lateral (select * from called order by called.requests desc, called.endpoint limit :limit offset :offset) as called on true`,
    { ...bindings, ...page } as never,
  );
  const endpoints = rows.flatMap((row) => (row.endpoint === null ? [] : [{ endpoint: row.endpoint, ...toSums(row) }]));
  return { endpoints, count: Number(rows[0]?.count ?? 0) };
}

export async function readStatusClasses(knex: Knex, scope: UsageScope, range: UsageRange): Promise<{ status_class: string; requests: number }[]> {
  const { sql, bindings } = sourceOf(scope, range);
  const { rows } = await knex.raw<{ rows: { status_class: number; requests: string }[] }>(
    `select status_class, sum(requests) as requests from (${sql}) as usage group by status_class order by status_class`,
    bindings as never,
  );
  return rows.map(({ status_class, requests }) => ({ status_class: `${status_class}xx`, requests: Number(requests) }));
}

/** By product, most called first. */
export async function readProducts(knex: Knex, scope: UsageScope, range: UsageRange, limit: number): Promise<ProductSums[]> {
  const { sql, bindings } = sourceOf(scope, range);
  type Named = Row & Omit<ProductSums, keyof UsageSums>;
  const { rows } = await knex.raw<{ rows: Named[] }>(
    `with called as (select product_id, developer_id, ${SUMS} from (${sql}) as usage group by product_id, developer_id)
     select called.*, p.title, d.handle as developer_handle
       from called left join product p on p.id = called.product_id left join developer d on d.id = called.developer_id
      order by called.requests desc, called.product_id limit :limit`,
    { ...bindings, limit } as never,
  );
  return rows.map((row) => ({ ...row, ...toSums(row) }));
}

/** Everything that is known of a range, in the order of time. */
export async function readExport(knex: Knex, scope: UsageScope, range: UsageRange): Promise<ExportRow[]> {
  const { sql, bindings } = sourceOf(scope, range);
  type Named = Row & Omit<ExportRow, keyof UsageSums>;
  const { rows } = await knex.raw<{ rows: Named[] }>(
    `with called as (
       select date_trunc(:interval, at, 'UTC') as at, product_id, method, endpoint, status_class, ${SUMS} from (${sql}) as usage group by 1, 2, 3, 4, 5)
     select called.*, p.title as product_title from called left join product p on p.id = called.product_id
      order by called.at, called.product_id, called.endpoint, called.method, called.status_class`,
    { ...bindings, interval: range.interval } as never,
  );
  return rows.map((row) => ({ ...row, ...toSums(row) }));
}

export function toSums(row: Row): UsageSums {
  return {
    requests: Number(row.requests),
    units: Number(row.units),
    bytes_in: Number(row.bytes_in),
    bytes_out: Number(row.bytes_out),
    errors: Number(row.errors),
    total_us: Number(row.total_us),
  };
}
