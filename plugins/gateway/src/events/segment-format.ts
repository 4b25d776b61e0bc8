import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { UsageEvent } from "@mintreu/usage/domain/usage-event";

/** First bytes of a segment; another version is not read as this one. */
const HEADER = Buffer.from("MUSAGE1\n");
const FRAME_HEAD_BYTES = 8;

/** The order in which an event's values stand in a frame. A change of it needs another header. */
const FIELDS = [
  "id",
  "at",
  "license_id",
  "product_id",
  "developer_id",
  "endpoint",
  "method",
  "status",
  "request_bytes",
  "response_bytes",
  "upstream_ms",
  "total_ms",
  "country",
  "ip_hash",
  "agent",
  "units",
  "calls_lease_id",
  "bytes_lease_id",
] as const satisfies readonly (keyof UsageEvent)[];

export interface SegmentContent {
  /** A UUID of the content: the same bytes are the same batch, in this process or the next. */
  batch_id: string;
  events: UsageEvent[];
  /** Bytes behind the last whole frame: what a killed process had begun to write. */
  torn_bytes: number;
}

export const SEGMENT_HEADER: Buffer = HEADER;

/** Length and checksum, then the events: one frame is one write. */
export function toFrame(events: readonly UsageEvent[]): Buffer {
  const payload = Buffer.from(JSON.stringify(events.map((event) => FIELDS.map((field) => event[field]))));
  const head = Buffer.allocUnsafe(FRAME_HEAD_BYTES);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(crc32(payload), 4);
  return Buffer.concat([head, payload]);
}

/** Null when the bytes are no segment of this version; an empty or half written header is a segment without events. */
export function readSegment(bytes: Buffer): SegmentContent | null {
  if (bytes.length < HEADER.length) {
    return HEADER.subarray(0, bytes.length).equals(bytes) ? { batch_id: batchId(bytes), events: [], torn_bytes: bytes.length } : null;
  }
  if (!bytes.subarray(0, HEADER.length).equals(HEADER)) return null;
  const events: UsageEvent[] = [];
  let end = HEADER.length;
  for (let payload = frameAt(bytes, end); payload; payload = frameAt(bytes, end)) {
    for (const values of JSON.parse(payload.toString()) as unknown[][]) events.push(toEvent(values));
    end += FRAME_HEAD_BYTES + payload.length;
  }
  return { batch_id: batchId(bytes.subarray(0, end)), events, torn_bytes: bytes.length - end };
}

/** One part of a batch as a batch of its own: the same part always has the same id. */
export function partOf(batch_id: string, part: "first" | "second"): string {
  return batchId(Buffer.from(`${batch_id}/${part}`));
}

function frameAt(bytes: Buffer, start: number): Buffer | null {
  const begin = start + FRAME_HEAD_BYTES;
  if (begin > bytes.length) return null;
  const end = begin + bytes.readUInt32LE(start);
  if (end > bytes.length || end === begin) return null;
  const payload = bytes.subarray(begin, end);
  return crc32(payload) === bytes.readUInt32LE(start + 4) ? payload : null;
}

function toEvent(values: unknown[]): UsageEvent {
  return Object.fromEntries(FIELDS.map((field, index) => [field, values[index]])) as unknown as UsageEvent;
}

/** SHA-256 in the form of a UUID (version 8: made by a rule of one's own). */
function batchId(bytes: Buffer): string {
  const digest = createHash("sha256").update(bytes).digest().subarray(0, 16);
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
