import type { UsageBatch } from "@mintreu/usage/domain/ingest-batch";
import type { UsageEvent } from "@mintreu/usage/domain/usage-event";
import { partOf } from "./segment-format";
import type { BatchShipper } from "./ship-batch";

export interface Shipped {
  /** False: the database is away, and all must be sent again. */
  done: boolean;
  inserted: number;
  repeated: number;
  /** Events that the database refuses by themselves. */
  refused: { event: UsageEvent; reason: string }[];
  error?: Error;
}

/** Sends a batch; where the database refuses it, its halves, until what is refused is alone. Sent again it does the same again. */
export async function shipInParts(shipper: Pick<BatchShipper, "ship">, batch: UsageBatch): Promise<Shipped> {
  const result = await shipper.ship(batch);
  if (result.kind === "stored") {
    return { done: true, inserted: result.outcome.inserted, repeated: result.outcome.repeated ? 1 : 0, refused: [] };
  }
  if (result.kind === "away") return { done: false, inserted: 0, repeated: 0, refused: [], error: result.error };
  const { id, events } = batch;
  const [only] = events;
  if (events.length <= 1) return { done: true, inserted: 0, repeated: 0, refused: only ? [{ event: only, reason: result.error.message }] : [] };
  const middle = events.length >> 1;
  const first = await shipInParts(shipper, { id: partOf(id, "first"), events: events.slice(0, middle) });
  if (!first.done) return first;
  const second = await shipInParts(shipper, { id: partOf(id, "second"), events: events.slice(middle) });
  return {
    ...second,
    inserted: first.inserted + second.inserted,
    repeated: first.repeated + second.repeated,
    refused: [...first.refused, ...second.refused],
  };
}
