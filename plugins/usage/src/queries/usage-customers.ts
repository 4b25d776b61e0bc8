import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { UsageRange } from "../domain/usage-range";
import { licenseSourceOf, type UsageScope } from "./usage-source";

export interface CustomerUsage {
  license_id: string;
  product_id: string;
  product_title: string | null;
  customer_email: string | null;
  requests: number;
  units: number;
  errors: number;
  last_call_at: Date;
}

type Row = Omit<CustomerUsage, "requests" | "units" | "errors"> & { requests: string; units: string; errors: string; count: string };

/** Licences by their calls, most first, with the address of who holds them. */
export async function readCustomers(
  knex: Knex,
  scope: UsageScope,
  range: UsageRange,
  page: { limit: number; offset: number },
): Promise<{ customers: CustomerUsage[]; count: number }> {
  const { sql, bindings } = licenseSourceOf(scope, range);
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with called as (
       select license_id, product_id, sum(requests) as requests, sum(units) as units, sum(errors) as errors, max(last_at) as last_call_at
         from (${sql}) as usage group by license_id, product_id),
     page as (select called.*, count(*) over () as count from called order by requests desc, license_id limit :limit offset :offset)
     select page.*, l.email as customer_email, p.title as product_title
       from page left join license l on l.id = page.license_id left join product p on p.id = page.product_id
      order by page.requests desc, page.license_id`,
    { ...bindings, ...page } as never,
  );
  const customers = rows.map(({ count: _count, requests, units, errors, ...row }) => ({
    ...row,
    requests: Number(requests),
    units: Number(units),
    errors: Number(errors),
  }));
  return { customers, count: Number(rows[0]?.count ?? 0) };
}
