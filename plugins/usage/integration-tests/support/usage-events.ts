import { randomBytes } from "node:crypto";
import type { UsageEvent } from "../../src/domain/usage-event";

/** Of some day, in UTC. */
export const NOON = Date.UTC(2026, 10, 23, 12);

/** An event with an id of its time, as the gateway makes them. */
export function usageEvent(fields: Partial<UsageEvent> = {}): UsageEvent {
  const at = fields.at ?? NOON;
  return {
    id: uuidAt(at),
    at,
    license_id: "lic_1",
    product_id: "prod_1",
    developer_id: "dev_1",
    endpoint: "/rates/{base}",
    method: "GET",
    status: 200,
    request_bytes: 10,
    response_bytes: 500,
    upstream_ms: 12.345,
    total_ms: 13.5,
    country: "DE",
    ip_hash: "a1b2c3d4",
    agent: "curl",
    units: 1,
    calls_lease_id: null,
    bytes_lease_id: null,
    ...fields,
  };
}

/** UUIDv7. */
export function uuidAt(at: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
