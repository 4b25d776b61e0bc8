import type { UsageEvent } from "@mintreu/usage/domain/usage-event";
import fc from "fast-check";
import { partOf, readSegment, SEGMENT_HEADER, toFrame } from "./segment-format";

const eventOf = (id: string): UsageEvent => ({
  id,
  at: 1_763_000_000_000,
  license_id: "lic_1",
  product_id: "prod_1",
  developer_id: "dev_1",
  endpoint: `/ünï/"{quoted}"\n`,
  method: "GET",
  status: 200,
  request_bytes: 1,
  response_bytes: 2,
  upstream_ms: null,
  total_ms: 1.5,
  country: null,
  ip_hash: "a",
  agent: null,
  units: 1,
  calls_lease_id: null,
  bytes_lease_id: null,
});

const segmentOf = (frames: UsageEvent[][]): Buffer => Buffer.concat([SEGMENT_HEADER, ...frames.map(toFrame)]);
const frames = fc.array(fc.array(fc.uuid().map(eventOf), { minLength: 1, maxLength: 5 }), { maxLength: 5 });

describe("the format of the spool", () => {
  it("gives back what was written", () => {
    fc.assert(
      fc.property(frames, (written) => {
        expect(readSegment(segmentOf(written))).toMatchObject({ events: written.flat(), torn_bytes: 0 });
      }),
    );
  });

  it("keeps the whole frames of a file that was cut off anywhere", () => {
    fc.assert(
      fc.property(frames, fc.nat(), (written, cut) => {
        const bytes = segmentOf(written);
        const length = cut % (bytes.length + 1);
        const { events, torn_bytes } = readSegment(bytes.subarray(0, length))!;
        const whole = written.filter((_none, index) => segmentOf(written.slice(0, index + 1)).length <= length);
        expect(events).toEqual(whole.flat());
        expect(torn_bytes).toBe(length < SEGMENT_HEADER.length ? length : length - segmentOf(whole).length);
      }),
    );
  });

  it("stops before a frame in which a bit changed", () => {
    const [first, second] = [[eventOf("a")], [eventOf("b")]];
    const bytes = segmentOf([first, second]);
    const start = segmentOf([first]).length;
    for (let at = start; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 4;
      expect(readSegment(changed)?.events).toEqual(first);
    }
  });

  it("names the same bytes the same, torn or not, and others differently", () => {
    const bytes = segmentOf([[eventOf("a")]]);
    const id = readSegment(bytes)!.batch_id;
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(readSegment(Buffer.concat([bytes, Buffer.from([9, 9])]))!.batch_id).toBe(id);
    expect(new Set([id, readSegment(segmentOf([[eventOf("b")]]))!.batch_id, partOf(id, "first"), partOf(id, "second")]).size).toBe(4);
  });

  it("does not read files of another version", () => {
    expect(readSegment(Buffer.from("MUSAGE2\nwhatever follows"))).toBeNull();
  });
});
