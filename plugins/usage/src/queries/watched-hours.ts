import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { ENOUGH_REQUESTS, MANY_COUNTRIES, MANY_IPS, type WatchedCallers, type WatchedHour } from "../domain/usage-alerts";
import { dayOf } from "./usage-source";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What is usual is what the week before was like. */
const USUAL_DAYS = 7;

export interface WatchedProduct {
  product_id: string;
  developer_id: string;
  hour: WatchedHour;
  usual: WatchedHour;
}

export interface WatchedLicense {
  license_id: string;
  product_id: string;
  developer_id: string;
  hour: WatchedCallers;
  /** The busiest hour of the week before; null for a key that was not used then. */
  busiest: WatchedCallers | null;
}

/** Products that were called often enough in an hour, with their figures then and in the week before its day. */
export async function readWatchedProducts(knex: Knex, hour: Date): Promise<WatchedProduct[]> {
  type Row = { product_id: string; developer_id: string } & Record<"requests" | "errors" | "total_us" | "was_requests" | "was_errors" | "was_total_us", string>;
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with busy as (
       select product_id, min(developer_id) as developer_id, sum(requests) as requests, sum(errors) as errors, sum(total_us) as total_us
         from usage_hour where hour = :hour group by product_id having sum(requests) >= ${ENOUGH_REQUESTS})
     select busy.*, coalesce(was.requests, 0) as was_requests, coalesce(was.errors, 0) as was_errors, coalesce(was.total_us, 0) as was_total_us
       from busy left join lateral (
         select sum(requests) as requests, sum(errors) as errors, sum(total_us) as total_us
           from usage_product_day d where d.product_id = busy.product_id and d.day >= :first and d.day < :day) as was on true`,
    { hour, day: dayOf(hour), first: dayOf(new Date(hour.getTime() - USUAL_DAYS * DAY_MS)) } as never,
  );
  return rows.map(({ product_id, developer_id, ...row }) => ({
    product_id,
    developer_id,
    hour: { requests: Number(row.requests), errors: Number(row.errors), total_us: Number(row.total_us) },
    usual: { requests: Number(row.was_requests), errors: Number(row.was_errors), total_us: Number(row.was_total_us) },
  }));
}

/** Licences whose calls of an hour came from many addresses or countries, with their busiest hour of the week before. */
export async function readWatchedLicenses(knex: Knex, hour: Date): Promise<WatchedLicense[]> {
  type Row = {
    license_id: string;
    product_id: string;
    developer_id: string;
    ips: string;
    countries: string;
    was_ips: string | null;
    was_countries: string | null;
  };
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with many as (
       select license_id, min(product_id) as product_id, min(developer_id) as developer_id, count(distinct ip_hash) as ips, count(distinct country) as countries
         from usage_event where at >= :hour and at < :end and day = :day
        group by license_id having count(distinct ip_hash) >= ${MANY_IPS} or count(distinct country) >= ${MANY_COUNTRIES})
     select many.*, was.ips as was_ips, was.countries as was_countries
       from many left join lateral (
         select max(ips) as ips, max(countries) as countries from (
           select count(distinct ip_hash) as ips, count(distinct country) as countries from usage_event e
            where e.license_id = many.license_id and e.at >= :first and e.at < :hour and e.day >= :first_day and e.day <= :day
            group by date_trunc('hour', e.at)) as hours) as was on true`,
    {
      hour,
      end: new Date(hour.getTime() + HOUR_MS),
      day: dayOf(hour),
      first: new Date(hour.getTime() - USUAL_DAYS * DAY_MS),
      first_day: dayOf(new Date(hour.getTime() - USUAL_DAYS * DAY_MS)),
    } as never,
  );
  return rows.map(({ ips, countries, was_ips, was_countries, ...row }) => ({
    ...row,
    hour: { unique_ips: Number(ips), countries: Number(countries) },
    busiest: was_ips === null ? null : { unique_ips: Number(was_ips), countries: Number(was_countries) },
  }));
}
