import { randomInt } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Keys that are asked for; all others have a digest that nobody knows. */
const SAMPLE = 2000;

/**
 * Fills a seeded database with licences of one product of the demo and with log rows of the past. Resolves to the
 * keys of a sample, spread evenly over all of them.
 */
export async function fillLicenses(client, { root, ring, licenses, logs }) {
  const require = createRequire(join(root, "package.json"));
  const domain = (file) => require(join(root, "plugins", "licensing", ".medusa", "server", "src", "domain", file));
  const keyRing = domain("key-ring.js").parseKeyRing(ring);
  await client.query(
    `insert into license (id, product_id, package_id, variant_id, developer_id, email, order_id, order_line_id, ordinal, product_type, license_type, billing,
                          status, activation_limit, domain_limit, terms, created_at)
     select 'lic_bench_' || n, l.product_id, p.id, p.variant_id, l.developer_id, 'buyer' || n || '@people.example', 'order_bench_' || n, 'line_bench_' || n, 1,
            l.product_type, 'regular', 'one_time', 'active', 3, 1, '{"limits":{},"features":[]}'::jsonb, now() - interval '1 day'
       from generate_series(1, $1::int) n, (select * from product_package order by id limit 1) p join listing l on l.id = p.listing_id`,
    [licenses],
  );
  const every = Math.max(1, Math.floor(licenses / SAMPLE));
  const sample = Array.from({ length: Math.min(SAMPLE, licenses) }, (_none, index) => {
    const key = domain("license-key.js").generateLicenseKey({ type_code: "PACKAGE", developer_id: "dev_bench", issued_at: new Date() }, keyRing, randomInt);
    return { n: 1 + index * every, key, ...domain("key-vault.js").storeKey(key, keyRing) };
  });
  await client.query(
    `insert into license_key (id, license_id, digest, sealed, masked)
     select 'lickey_bench_' || g.n, 'lic_bench_' || g.n, coalesce(s.digest, 'unknown_' || md5(g.n::text)), coalesce(s.sealed, 'none.'), 'MINTREU'
       from generate_series(1, $1::int) g(n) left join unnest($2::int[], $3::text[], $4::text[]) s(n, digest, sealed) on s.n = g.n`,
    [licenses, sample.map(({ n }) => n), sample.map(({ digest }) => digest), sample.map(({ sealed }) => sealed)],
  );
  await withoutIndexes(client, "license_log", () =>
    client.query(
      `insert into license_log (id, license_id, action, actor_type, ip, reason, created_at)
     select 'liclog_bench_' || n, 'lic_bench_' || 1 + n % $2::int, 'validated', 'product', '192.0.2.1', 'VALID', now() - interval '1 day' - n * interval '1 millisecond'
       from generate_series(1, $1::int) n`,
      [logs, licenses],
    ),
  );
  await client.query("vacuum analyze license, license_key, license_log");
  return sample;
}

/** Building an index from the finished table takes a fraction of the time that keeping it up to date takes. */
async function withoutIndexes(client, table, fill) {
  const { rows: constraints } = await client.query(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u')`,
    [table],
  );
  const { rows: indexes } = await client.query(
    `select quote_ident(c.relname) as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid = $1::regclass and not exists (select 1 from pg_constraint k where k.conindid = c.oid)`,
    [table],
  );
  for (const { name } of constraints) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await fill();
  await client.query("set maintenance_work_mem = '1GB'");
  for (const { name, definition } of constraints) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { definition } of indexes) await client.query(definition);
  await client.query("reset maintenance_work_mem");
}
