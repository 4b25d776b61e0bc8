import { toArrayLiteral } from "../domain/ingest-columns";
import { type StoredSketch, UsageSketch } from "../domain/usage-sketch";
import type { Connection } from "./connection";

export type SketchScope = "license" | "product" | "developer" | "all";

export interface OwnedSketch {
  scope: SketchScope;
  /** The id of the licence, product or developer; `all` of the marketplace. */
  owner_id: string;
  product_id: string | null;
  developer_id: string | null;
  sketch: UsageSketch;
}

export interface SketchPeriod {
  period: "hour" | "day";
  starts_at: Date;
}

interface SketchRow extends StoredSketch {
  owner_id: string;
  product_id: string | null;
  developer_id: string | null;
}

const ROWS_AT_ONCE = 500;

/** Puts sketches in the place of older ones of the same owner and period. */
export async function storeSketches(connection: Connection, { period, starts_at }: SketchPeriod, sketches: readonly OwnedSketch[]): Promise<void> {
  for (let start = 0; start < sketches.length; start += ROWS_AT_ONCE) {
    const rows = sketches.slice(start, start + ROWS_AT_ONCE).map(({ sketch, ...owner }) => ({ ...owner, ...sketch.toStored() }));
    await connection.query(
      `insert into usage_sketch (scope, owner_id, period, starts_at, product_id, developer_id, latency, ips, countries, agents)
       select scope, owner_id, $1, $2, product_id, developer_id, latency, ips, countries, agents
         from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::bytea[], $9::jsonb[], $10::jsonb[])
           as s (scope, owner_id, product_id, developer_id, latency, ips, countries, agents)
       on conflict (scope, owner_id, period, starts_at) do update set product_id = excluded.product_id, developer_id = excluded.developer_id,
         latency = excluded.latency, ips = excluded.ips, countries = excluded.countries, agents = excluded.agents`,
      [
        period,
        starts_at,
        toArrayLiteral(rows.map(({ scope }) => scope)),
        toArrayLiteral(rows.map(({ owner_id }) => owner_id)),
        toArrayLiteral(rows.map(({ product_id }) => product_id)),
        toArrayLiteral(rows.map(({ developer_id }) => developer_id)),
        toArrayLiteral(rows.map(({ latency }) => `\\x${latency.toString("hex")}`)),
        toArrayLiteral(rows.map(({ ips }) => `\\x${ips.toString("hex")}`)),
        toArrayLiteral(rows.map(({ countries }) => JSON.stringify(countries))),
        toArrayLiteral(rows.map(({ agents }) => JSON.stringify(agents))),
      ],
    );
  }
}

/** Merges the sketches of the products of some developers, and of all, into theirs. */
export async function mergeProducts(connection: Connection, at: SketchPeriod, developerIds: ReadonlySet<string>): Promise<void> {
  const { rows } = await connection.query<SketchRow>(
    `select owner_id, product_id, developer_id, latency, ips, countries, agents from usage_sketch where scope = 'product' and period = $1 and starts_at = $2`,
    [at.period, at.starts_at],
  );
  const merged = new Map<string, OwnedSketch>();
  for (const row of rows) {
    const sketch = UsageSketch.fromStored(row);
    mergeInto(merged, { scope: "all", owner_id: "all", product_id: null, developer_id: null, sketch });
    const { developer_id } = row;
    if (developer_id !== null && developerIds.has(developer_id)) {
      mergeInto(merged, { scope: "developer", owner_id: developer_id, product_id: null, developer_id, sketch });
    }
  }
  await storeSketches(connection, at, [...merged.values()]);
}

/** Merges the hours of one product, and of its licences, into their day. Answers the developers of what it merged. */
export async function mergeHours(connection: Connection, day: Date, productId: string): Promise<Set<string>> {
  const merged = new Map<string, OwnedSketch>();
  for (const scope of ["license", "product"] as const) {
    const { rows } = await connection.query<SketchRow>(
      `select owner_id, product_id, developer_id, latency, ips, countries, agents from usage_sketch
        where scope = '${scope}' and period = 'hour' and ${scope === "license" ? "product_id" : "owner_id"} = $1
          and starts_at >= $2 and starts_at < $2 + interval '1 day'`,
      [productId, day],
    );
    for (const { owner_id, product_id, developer_id, ...stored } of rows) {
      mergeInto(merged, { scope, owner_id, product_id, developer_id, sketch: UsageSketch.fromStored(stored) });
    }
  }
  const sketches = [...merged.values()];
  await storeSketches(connection, { period: "day", starts_at: day }, sketches);
  return new Set(sketches.flatMap(({ developer_id }) => developer_id ?? []));
}

function mergeInto(merged: Map<string, OwnedSketch>, { sketch, ...owner }: OwnedSketch): void {
  const key = `${owner.scope} ${owner.owner_id}`;
  const known = merged.get(key);
  if (known) known.sketch.merge(sketch);
  else {
    const own = new UsageSketch();
    own.merge(sketch);
    merged.set(key, { ...owner, sketch: own });
  }
}
