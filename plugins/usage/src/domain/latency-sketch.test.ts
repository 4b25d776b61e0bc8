import fc from "fast-check";
import { LatencySketch } from "./latency-sketch";

const times = fc.array(fc.integer({ min: 1, max: 600_000_000 }), { minLength: 1, maxLength: 300 });
const sketchOf = (values: number[]): LatencySketch => {
  const sketch = new LatencySketch();
  for (const value of values) sketch.add(value);
  return sketch;
};

describe("the sketch of latencies", () => {
  it("gives every quantile within 1 % of a value of that rank", () => {
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (values, fraction) => {
        const sorted = values.toSorted((one, other) => one - other);
        const rank = fraction * (values.length - 1);
        const found = sketchOf(values).quantile(fraction)!;
        expect(found).toBeGreaterThanOrEqual(sorted[Math.floor(rank)]! * 0.989_999);
        expect(found).toBeLessThanOrEqual(sorted[Math.ceil(rank)]! * 1.010_001);
      }),
    );
  });

  it("merges parts into the sketch of the whole, in any order, also when they were stored", () => {
    fc.assert(
      fc.property(times, times, (one, other) => {
        const merged = LatencySketch.fromBytes(sketchOf(other).toBytes());
        merged.merge(LatencySketch.fromBytes(sketchOf(one).toBytes()));
        expect(merged.toBytes()).toEqual(sketchOf([...one, ...other]).toBytes());
        expect(merged.count).toBe(one.length + other.length);
      }),
    );
  });

  it("knows nothing of nothing, and zeros as zeros", () => {
    expect(new LatencySketch().quantile(0.5)).toBeNull();
    expect(LatencySketch.fromBytes(new LatencySketch().toBytes()).count).toBe(0);
    const sketch = sketchOf([0, 0, 0, 1000]);
    expect(sketch.quantile(0.5)).toBe(0);
    expect(sketch.quantile(1)).toBeCloseTo(1000, -2);
  });
});
