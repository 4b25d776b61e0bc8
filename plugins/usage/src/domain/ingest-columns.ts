import type { UsageEvent } from "./usage-event";

type Cell = string | number | null;

const MAX_ENDPOINT = 512;
const MAX_WORD = 64;
const UNSTORABLE = /[\0\p{Cs}]/gu;

/** Columns of `usage_event` as they are filled from an event, in the order of the statement's parameters. */
export const EVENT_COLUMNS: readonly { name: string; type: string; of(event: UsageEvent): Cell }[] = [
  { name: "id", type: "uuid", of: ({ id }) => id },
  { name: "day", type: "date", of: ({ at }) => new Date(at).toISOString().slice(0, 10) },
  { name: "at", type: "timestamptz", of: ({ at }) => new Date(at).toISOString() },
  { name: "license_id", type: "text", of: ({ license_id }) => storable(license_id, MAX_ENDPOINT) },
  { name: "product_id", type: "text", of: ({ product_id }) => storable(product_id, MAX_ENDPOINT) },
  { name: "developer_id", type: "text", of: ({ developer_id }) => storable(developer_id, MAX_ENDPOINT) },
  { name: "endpoint", type: "text", of: ({ endpoint }) => storable(endpoint, MAX_ENDPOINT) },
  { name: "method", type: "text", of: ({ method }) => storable(method, MAX_WORD) },
  { name: "status", type: "smallint", of: ({ status }) => status },
  { name: "request_bytes", type: "bigint", of: ({ request_bytes }) => request_bytes },
  { name: "response_bytes", type: "bigint", of: ({ response_bytes }) => response_bytes },
  { name: "upstream_us", type: "bigint", of: ({ upstream_ms }) => (upstream_ms === null ? null : toMicroseconds(upstream_ms)) },
  { name: "total_us", type: "bigint", of: ({ total_ms }) => toMicroseconds(total_ms) },
  { name: "country", type: "text", of: ({ country }) => (country === null ? null : storable(country, 2)) },
  { name: "ip_hash", type: "text", of: ({ ip_hash }) => storable(ip_hash, MAX_WORD) },
  { name: "agent", type: "text", of: ({ agent }) => (agent === null ? null : storable(agent, MAX_WORD)) },
  { name: "units", type: "integer", of: ({ units }) => units },
];

/** Whole microseconds: they add up to the same sum in every order, which fractions do not. */
export function toMicroseconds(milliseconds: number): number {
  return Math.max(0, Math.round(milliseconds * 1000));
}

/** One array literal of PostgreSQL for each column, so that a batch of any size has the same number of parameters. */
export function toColumnArrays(events: readonly UsageEvent[]): string[] {
  return EVENT_COLUMNS.map(({ of }) => toArrayLiteral(events.map(of)));
}

/** `{1,"a\"b",NULL}`: a PostgreSQL array literal. */
export function toArrayLiteral(cells: readonly Cell[]): string {
  let text = "{";
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] as Cell;
    if (index > 0) text += ",";
    if (cell === null) text += "NULL";
    else if (typeof cell === "number") text += cell;
    else text += `"${/["\\]/.test(cell) ? cell.replace(/["\\]/g, "\\$&") : cell}"`;
  }
  return `${text}}`;
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair: one such letter must not hold up a whole batch. */
function storable(text: string, maxLength: number): string {
  return (text.length > maxLength ? text.slice(0, maxLength) : text).replace(UNSTORABLE, "\u{fffd}");
}
