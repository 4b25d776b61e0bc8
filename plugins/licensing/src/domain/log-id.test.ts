import { logId } from "./log-id";

const bytes = (fill: number) => new Uint8Array(10).fill(fill);

describe("ids of log rows", () => {
  it("spells a known ULID", () => {
    const random = Uint8Array.from([0xd6, 0x76, 0x4c, 0x61, 0xef, 0xb9, 0x93, 0x02, 0xbd, 0x5b]);
    expect(logId(new Date(1_469_918_176_385), random)).toBe("liclog_01ARYZ6S41TSV4RRFFQ69G5FAV");
  });

  it("has the same length from the first to the last value and is sorted by time", () => {
    expect(logId(new Date(0), bytes(0))).toBe(`liclog_${"0".repeat(26)}`);
    expect(logId(new Date(2 ** 48 - 1), bytes(255))).toBe(`liclog_7${"Z".repeat(25)}`);
    expect(logId(new Date(1000), bytes(255)) < logId(new Date(1001), bytes(0))).toBe(true);
  });

  it("differs in every byte", () => {
    const ids = Array.from({ length: 80 }, (_none, bit) => {
      const random = bytes(0);
      random[bit >> 3] = 1 << (bit & 7);
      return logId(new Date(0), random);
    });
    expect(new Set(ids).size).toBe(80);
  });
});
