import fc from "fast-check";
import { UniqueCount } from "./unique-count";

const countOf = (texts: Iterable<string>): UniqueCount => {
  const unique = new UniqueCount();
  for (const text of texts) unique.add(text);
  return unique;
};
const numbered = (count: number, prefix = "") => Array.from({ length: count }, (_none, index) => `${prefix}${index}`);

describe("the count of unique texts", () => {
  it.each([0, 1, 10, 1000, 5000, 20_000, 50_000, 120_000])("is within 2 % of %i", (count) => {
    expect(Math.abs(countOf(numbered(count)).estimate() - count)).toBeLessThanOrEqual(count * 0.02);
  });

  it("does not count a text again", () => {
    expect(countOf([...numbered(500), ...numbered(500)]).toBytes()).toEqual(countOf(numbered(500)).toBytes());
  });

  it("merges parts into the count of the whole, in any order, also when they were stored", () => {
    const texts = fc.array(fc.string(), { maxLength: 200 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const merged = UniqueCount.fromBytes(countOf(other).toBytes());
        merged.merge(UniqueCount.fromBytes(countOf(one).toBytes()));
        expect(merged.toBytes()).toEqual(countOf([...one, ...other]).toBytes());
      }),
    );
  });

  it("keeps many as well as few when stored", () => {
    const many = countOf(numbered(30_000));
    expect(many.toBytes()).toHaveLength(16_385);
    expect(UniqueCount.fromBytes(many.toBytes()).estimate()).toBe(many.estimate());
    expect(countOf(numbered(10)).toBytes().length).toBeLessThan(40);
  });
});
