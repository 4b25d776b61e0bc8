import { randomInt } from "node:crypto";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Windows and monthly quotas, so high that none refuses. */
const LIMITS = {
  ...{ rpm: 100_000_000, rph: 1_000_000_000, rpd: 1_000_000_000 },
  ...{ calls_per_month: 1_000_000_000, bandwidth_bytes_per_month: 1_000_000_000_000 },
};
/** The first licence also limits what runs at once: of that Redis is asked for each call. */
const FIRST = { ...LIMITS, concurrent: 10_000 };

/**
 * Gives an API product of the demo an upstream, and so many licences with all limits. Resolves to their keys (the
 * first is that of a licence with a limit of concurrency too) and to the path of one call.
 */
export async function fillApiLicenses(client, { root, ring, licenses, upstreamUrl }) {
  const require = createRequire(join(root, "package.json"));
  const domain = (file) => require(join(root, "plugins", "licensing", ".medusa", "server", "src", "domain", file));
  const keyRing = domain("key-ring.js").parseKeyRing(ring);
  const { rows } = await client.query(
    `select p.id as product_id, p.handle as product, d.handle as developer, l.developer_id, c.id as configuration_id, e.path, k.id as package_id, k.variant_id
       from product p
       join listing l on l.product_id = p.id and l.product_type = 'api' and l.status = 'published'
       join developer d on d.id = l.developer_id
       join api_configuration c on c.listing_id = l.id
       join api_endpoint e on e.api_configuration_id = c.id and e.method = 'GET'
       join product_package k on k.listing_id = l.id
      order by p.handle, (e.path like '%{%') desc, e.path, k.id limit 1`,
  );
  const api = rows[0];
  await client.query("update api_configuration set upstream_url = $2, auth_header_name = null where id = $1", [api.configuration_id, upstreamUrl]);
  await client.query(
    `insert into license (id, product_id, package_id, variant_id, developer_id, email, order_id, order_line_id, ordinal, product_type, license_type, billing,
                          status, terms, created_at)
     select 'lic_bench_' || n, $2, $3, $4, $5, 'buyer' || n || '@people.example', 'order_bench_' || n, 'line_bench_' || n, 1,
            'api', 'regular', 'one_time', 'active', jsonb_build_object('limits', case when n = 1 then $7::jsonb else $6::jsonb end, 'features', '[]'::jsonb), now() - interval '1 day'
       from generate_series(1, $1::int) n`,
    [licenses, api.product_id, api.package_id, api.variant_id, api.developer_id, JSON.stringify(LIMITS), JSON.stringify(FIRST)],
  );
  const make = { type_code: "API", developer_id: api.developer_id, issued_at: new Date() };
  const keys = Array.from({ length: licenses }, () => domain("license-key.js").generateLicenseKey(make, keyRing, randomInt));
  const digests = keys.map((key) => domain("key-vault.js").lookupDigests(key, keyRing)[0]);
  await client.query(
    `insert into license_key (id, license_id, digest, sealed, masked)
     select 'lickey_bench_' || n, 'lic_bench_' || n, digest, 'none.', 'MINTREU' from unnest($1::text[]) with ordinality as k(digest, n)`,
    [digests],
  );
  await client.query("vacuum analyze license, license_key");
  const path = api.path.replaceAll(/\{[^}]*\}/g, "EUR");
  return { keys, path: `/v1/${api.developer}/${api.product}${path}` };
}
