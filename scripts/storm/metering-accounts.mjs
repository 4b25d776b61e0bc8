import { createRequire } from "node:module";
import { randomInt } from "node:crypto";
import { join } from "node:path";

/** A quota that no storm uses up, so that calls are counted against leases too. */
const QUOTA = 100_000_000;
/** Of the demo's API, and what a call of it is to cost. */
const PRODUCT = "currency-api";
const PATH = "/convert";
const WEIGHT = 3;

/** Points an API product of the demo to the upstream and gives it two licences, one with a quota; answers what callers need. */
export async function prepareAccounts(client, { root, ring, upstreamUrl, gatewayUrl }) {
  const require = createRequire(join(root, "package.json"));
  const domain = (file) => require(join(root, "plugins", "licensing", ".medusa", "server", "src", "domain", file));
  const keyRing = domain("key-ring.js").parseKeyRing(ring);
  const { rows } = await client.query(
    `update api_configuration c set upstream_url = $1, auth_header_name = null, auth_secret_sealed = null, default_limits = '{}'
       from listing l, product p, developer d
      where l.id = c.listing_id and p.id = l.product_id and d.id = l.developer_id and p.handle = $2
     returning c.id, l.id as listing_id, d.id as developer_id, d.handle as developer, p.handle as product`,
    [upstreamUrl, PRODUCT],
  );
  const [api] = rows;
  await client.query(`update api_endpoint set cost_weight = $2 where api_configuration_id = $1`, [api.id, WEIGHT]);
  const licenses = [
    { id: "lic_storm_free", limits: {} },
    { id: "lic_storm_quota", limits: { calls_per_month: QUOTA } },
  ];
  for (const { id, limits } of licenses) {
    await client.query(
      `insert into license (id, product_id, package_id, variant_id, developer_id, email, order_id, order_line_id, ordinal, product_type, license_type, billing,
                            status, activation_limit, domain_limit, terms, created_at)
       select $1, l.product_id, p.id, p.variant_id, l.developer_id, 'storm@people.example', 'order_' || $1, 'line_' || $1, 1,
              l.product_type, 'regular', 'one_time', 'active', 3, null, jsonb_build_object('limits', $2::jsonb, 'features', '[]'::jsonb), now() - interval '1 day'
         from listing l join product_package p on p.listing_id = l.id where l.id = $3 order by p.id limit 1`,
      [id, JSON.stringify(limits), api.listing_id],
    );
  }
  const urls = [];
  for (const { id } of licenses) {
    const key = domain("license-key.js").generateLicenseKey({ type_code: "API", developer_id: api.developer_id, issued_at: new Date() }, keyRing, randomInt);
    const stored = domain("key-vault.js").storeKey(key, keyRing);
    await client.query(`insert into license_key (id, license_id, digest, sealed, masked) values ($1, $2, $3, $4, $5)`, [
      `lickey_${id}`,
      id,
      stored.digest,
      stored.sealed,
      `${key.slice(0, 8)}…`,
    ]);
    urls.push({ url: `${gatewayUrl}/v1/${api.developer}/${api.product}${PATH}`, key });
  }
  return { urls, quotaLicense: "lic_storm_quota", weight: WEIGHT };
}
