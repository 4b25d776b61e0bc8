import fc from "fast-check";
import { byLabel, byValue, countNumbers, countValues, mostFrequent, type NumberedValue, type ValueKind, valueKinds } from "./facet-counts";

const bytesOf = (numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, index) => bytes.writeInt32BE(number, index * 4));
  return bytes;
};

const named = (kind: ValueKind, value: string): NumberedValue => ({ kind, value, label: null, parent: null });

describe("counts of values", () => {
  it("count each number in the bytes", () => {
    expect(countNumbers(null)).toEqual(new Map());
    expect(countNumbers(bytesOf([7, 300_000, 7]))).toEqual(
      new Map([
        [7, 2],
        [300_000, 1],
      ]),
    );
  });

  it("leave the own filter of a kind out, and only that one", () => {
    const values = new Map([
      [1, named("type", "api")],
      [2, named("type", "theme")],
      [3, named("tag", "fast")],
      [4, named("category", "hidden")],
    ]);
    const counted = countValues(countNumbers(bytesOf([1, 3])), { type: countNumbers(bytesOf([2, 2, 1, 3, 4])) }, (number) =>
      number === 4 ? null : (values.get(number) ?? null),
    );
    expect(byValue(counted.type)).toMatchObject([
      { value: "api", count: 2 },
      { value: "theme", count: 2 },
    ]);
    expect(counted.tag).toMatchObject([{ value: "fast", count: 1 }]);
    expect(counted.category).toEqual([]);
  });

  it("are those of counting product by product", () => {
    const product = fc.record({ values: fc.uniqueArray(fc.integer({ min: 0, max: 11 })), missed: fc.constantFrom(null, ...valueKinds.slice(0, 3)) });
    const kindOf = (number: number) => valueKinds[number % valueKinds.length]!;
    fc.assert(
      fc.property(fc.array(product), (products) => {
        const bytes = (missed: ValueKind | null) => countNumbers(bytesOf(products.filter((one) => one.missed === missed).flatMap(({ values }) => values)));
        const missing = Object.fromEntries(valueKinds.slice(0, 3).map((kind) => [kind, bytes(kind)]));
        const counted = countValues(bytes(null), missing, (number) => named(kindOf(number), String(number)));
        for (let number = 0; number < 12; number++) {
          const kind = kindOf(number);
          const expected = products.filter(({ values, missed }) => values.includes(number) && (missed === null || missed === kind)).length;
          expect(counted[kind].find(({ value }) => value === String(number))?.count ?? 0).toBe(expected);
        }
      }),
    );
  });

  it("are listed by frequency, by value or as a reader looks them up", () => {
    const values = ["b", "a", "Ä", "c"].map((value, index) => ({ value, label: value, count: index === 3 ? 5 : 1 }));
    expect(mostFrequent(values, 2).map(({ value }) => value)).toEqual(["c", "a"]);
    expect(byValue(values).map(({ value }) => value)).toEqual(["a", "b", "c", "Ä"]);
    expect(byLabel(values).map(({ value }) => value)).toEqual(["a", "Ä", "b", "c"]);
  });
});
