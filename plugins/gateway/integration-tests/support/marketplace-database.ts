import { randomBytes } from "node:crypto";
import { generateLicenseKey } from "@mintreu/licensing/domain/license-key";
import { type KeyRing, parseKeyRing } from "@mintreu/licensing/domain/key-ring";
import { storeKey } from "@mintreu/licensing/domain/key-vault";
import { Client, Pool } from "pg";

const below = (limit: number) => randomBytes(4).readUInt32BE() % limit;

/** A marketplace of its own: the demo's data in a database that the test may change as it likes. */
export interface MarketplaceDatabase {
  url: string;
  pool: Pool;
  ringText: string;
  ring: KeyRing;
  /** The API product of the demo that has a licence. */
  product: { id: string; handle: string; developer_id: string; developer_handle: string; listing_id: string };
  /** Another licence of that product, as the one that was sold. */
  addLicense(change?: { limits?: Record<string, number> }): Promise<{ id: string; key: string }>;
  remove(): Promise<void>;
}

const PRODUCT = `
  select p.id, p.handle, l.developer_id, d.handle as developer_handle, l.id as listing_id
    from listing l join product p on p.id = l.product_id join developer d on d.id = l.developer_id
   where l.product_type = 'api' and exists (select 1 from license x where x.product_id = p.id) limit 1`;

/** The order's licence once more, under another id and with a key of its own. */
const COPY = `
  insert into license
  select (jsonb_populate_record(l, jsonb_build_object('id', $1::text, 'issue_id', $1::text, 'order_id', null, 'order_line_id', null, 'terms',
            case when $2::jsonb is null then l.terms else jsonb_set(l.terms, '{limits}', $2::jsonb) end))).*
    from license l where l.product_id = $3 order by l.created_at limit 1`;

export async function openMarketplaceDatabase(name: string): Promise<MarketplaceDatabase> {
  const template = process.env["TEMPLATE_DATABASE_URL"];
  const ringText = process.env["LICENSE_KEY_RING"];
  if (!template || !ringText) throw new Error("the integration run gives TEMPLATE_DATABASE_URL and LICENSE_KEY_RING");
  const place = new URL(template);
  const templateName = place.pathname.slice(1);
  const at = (database: string) => Object.assign(new URL(template), { pathname: `/${database}` }).href;
  await onServer(at("postgres"), `drop database if exists ${name} with (force)`, `create database ${name} template ${templateName}`);
  const url = at(name);
  const pool = new Pool({ connectionString: url, max: 4 });
  pool.on("error", () => {});
  const ring = parseKeyRing(ringText);
  const { rows } = await pool.query<MarketplaceDatabase["product"]>(PRODUCT);
  const product = rows[0]!;
  let count = 0;
  return {
    ...{ url, pool, ringText, ring, product },
    async addLicense({ limits } = {}) {
      count += 1;
      const id = `lic_test_${count}`;
      const key = generateLicenseKey({ type_code: "API", developer_id: product.developer_id, issued_at: new Date() }, ring, below);
      const { digest, sealed } = storeKey(key, ring);
      await pool.query(COPY, [id, limits ? JSON.stringify(limits) : null, product.id]);
      await pool.query(`insert into license_key (id, license_id, digest, sealed, masked) values ($1, $2, $3, $4, '')`, [`key_${id}`, id, digest, sealed]);
      return { id, key };
    },
    async remove() {
      await pool.end();
      await onServer(at("postgres"), `drop database if exists ${name} with (force)`);
    },
  };
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
