/** Licences, products and developers that usage is spread over. */
export const LICENSES = 10_000;
const PRODUCTS = 100;
const DEVELOPERS = 30;
export const DAYS = 30;

const EVENT = `
  (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3) || 'a' || substr(md5(n::text), 5, 15))::uuid,
  (at at time zone 'UTC')::date, at, 'lic_bench_' || l, 'prod_bench_' || l % ${PRODUCTS}, 'dev_bench_' || l % ${PRODUCTS} % ${DEVELOPERS},
  (array['/rates/{base}', '/convert', '/currencies', '/history/{day}'])[1 + h % 4], 'GET', case when h % 50 = 0 then 404 when h % 97 = 0 then 503 else 200 end,
  0, 500, 900 + h % 90000, 1000 + h % 100000, (array['DE', 'FR', 'US', 'JP'])[1 + h % 4], md5((l * 7 + h % 5)::text), 'curl', 1`;

/** Fills a month with events and with the sums that batches would have made of them, day by day. */
export async function fillUsage(client, { events, now, onDay }) {
  const perDay = Math.ceil(events / DAYS);
  for (let day = DAYS - 1; day >= 0; day -= 1) {
    const start = new Date(Math.floor(now.getTime() / 86_400_000 - day) * 86_400_000);
    await client.query(`select usage_ensure_day($1::date)`, [start.toISOString().slice(0, 10)]);
    await client.query(
      `insert into usage_event select ${EVENT} from (
         select n, abs(hashint4(n)) as h, abs(hashint4(n + 7)) % ${LICENSES} as l, $1::timestamptz + n % $2::int * (interval '1 day' / $2::int) as at
           from generate_series($3::int, $3::int + $2::int - 1) n) spread`,
      [start, perDay, day * perDay],
    );
    await client.query(
      `insert into usage_hour (license_id, hour, product_id, developer_id, endpoint, method, status_class, requests, units, bytes_in, bytes_out, errors, total_us, last_at)
       select license_id, date_trunc('hour', at, 'UTC'), product_id, developer_id, endpoint, method, status / 100, count(*), sum(units), sum(request_bytes),
              sum(response_bytes), count(*) filter (where status >= 400), sum(total_us), max(at)
         from usage_event where day = $1::date group by 1, 2, 3, 4, 5, 6, 7`,
      [start.toISOString().slice(0, 10)],
    );
    onDay?.(DAYS - day);
  }
  await client.query(`vacuum analyze usage_event`);
  await client.query(`vacuum analyze usage_hour`);
}
