/** Keys of the tables of sums, in the order in which their rows are locked by everyone. */
export const LICENSE_HOUR = ["license_id", "hour", "endpoint", "method", "status_class", "product_id", "developer_id"] as const;
export const PRODUCT_HOUR = ["product_id", "hour", "endpoint", "method", "status_class", "developer_id"] as const;
export const PRODUCT_DAY = ["product_id", "day", "endpoint", "method", "status_class", "developer_id"] as const;
export const LICENSE_DAY = ["license_id", "day", "product_id", "developer_id"] as const;

export const SUMS = ["requests", "units", "bytes_in", "bytes_out", "errors", "total_us"] as const;

export interface SumTable {
  name: string;
  keys: readonly string[];
  /** Whether it tells the time of the last call. */
  keepsLast: boolean;
}

export const HOURS: SumTable = { name: "usage_hour", keys: LICENSE_HOUR, keepsLast: true };

/** What is added up from closed hours. */
export const ROLL_UPS: readonly SumTable[] = [
  { name: "usage_product_hour", keys: PRODUCT_HOUR, keepsLast: false },
  { name: "usage_product_day", keys: PRODUCT_DAY, keepsLast: false },
  { name: "usage_license_day", keys: LICENSE_DAY, keepsLast: true },
];

/** SQL that adds the rows of `source` to a table of sums. */
export function addTo({ name, keys, keepsLast }: SumTable, source: string): string {
  return `insert into ${name} (${[...keys, ...SUMS, ...(keepsLast ? ["last_at"] : [])].join(", ")})
    ${sumOf({ keys, keepsLast }, source)} order by ${keys.join(", ")}
    on conflict (${keys.join(", ")}) do update set
      ${SUMS.map((sum) => `${sum} = ${name}.${sum} + excluded.${sum}`).join(", ")}
      ${keepsLast ? `, last_at = greatest(${name}.last_at, excluded.last_at)` : ""}`;
}

/** SQL that adds up the rows of `source` by the keys of a table of sums. */
export function sumOf({ keys, keepsLast }: Pick<SumTable, "keys" | "keepsLast">, source: string): string {
  const columns = [...keys, ...SUMS.map((sum) => `sum(${sum})::bigint as ${sum}`), ...(keepsLast ? ["max(last_at) as last_at"] : [])];
  return `select ${columns.join(", ")} from ${source} group by ${keys.join(", ")}`;
}
