/** Filters whose values are counted by number. */
export const valueKinds = ["type", "billing", "tag", "compatibility", "developer", "category"] as const;
export type ValueKind = (typeof valueKinds)[number];

/** What a number stands for. */
export interface NumberedValue {
  kind: ValueKind;
  value: string;
  /** How developers and categories are called. */
  label: string | null;
  /** Handle of the category above. */
  parent: string | null;
}

export type CountedValue = Omit<NumberedValue, "kind"> & { count: number };

const BYTES = 4;

/** How often each number stands in the bytes: those of many products one after the other, four for each number. */
export function countNumbers(bytes: Buffer | null): Map<number, number> {
  const numbers = new Uint32Array(bytes ? Math.floor(bytes.length / BYTES) : 0);
  // Numbers are given out one after the other, so a list by number is short.
  let highest = 0;
  for (let index = 0; index < numbers.length; index++) {
    const number = bytes!.readUInt32BE(index * BYTES);
    numbers[index] = number;
    if (number > highest) highest = number;
  }
  const times = new Uint32Array(highest + 1);
  for (const number of numbers) times[number]! += 1;
  const counts = new Map<number, number>();
  times.forEach((count, number) => count > 0 && counts.set(number, count));
  return counts;
}

/**
 * Counts of the values of each kind: over what fits, and, for a kind that is filtered by, also over what only
 * misses that filter. Values that `valueOf` does not know are left out. In no order.
 */
export function countValues(
  fitting: ReadonlyMap<number, number>,
  missing: Partial<Record<ValueKind, ReadonlyMap<number, number>>>,
  valueOf: (number: number) => NumberedValue | null,
): Record<ValueKind, CountedValue[]> {
  const counted = Object.fromEntries(valueKinds.map((kind) => [kind, []])) as unknown as Record<ValueKind, CountedValue[]>;
  const add = (number: number, count: number, only?: ValueKind) => {
    const known = valueOf(number);
    if (!known || (only && known.kind !== only)) return;
    const { kind, ...value } = known;
    counted[kind].push({ ...value, count });
  };
  for (const [number, count] of fitting) {
    const kind = valueOf(number)?.kind;
    add(number, count + ((kind && missing[kind]?.get(number)) ?? 0));
  }
  for (const kind of valueKinds) {
    for (const [number, count] of missing[kind] ?? []) if (!fitting.has(number)) add(number, count, kind);
  }
  return counted;
}

/** The most frequent first; of equal ones in the order of their signs. */
export function mostFrequent<Value extends { value: string; count: number }>(values: readonly Value[], limit: number): Value[] {
  return values.toSorted((a, b) => b.count - a.count || compareText(a.value, b.value)).slice(0, limit);
}

export function byValue<Value extends { value: string }>(values: readonly Value[]): Value[] {
  return values.toSorted((a, b) => compareText(a.value, b.value));
}

const letters = new Intl.Collator("en");

/** As a reader looks them up. */
export function byLabel<Value extends { label: string | null; value: string }>(values: readonly Value[]): Value[] {
  return values.toSorted((a, b) => letters.compare(a.label ?? "", b.label ?? "") || compareText(a.value, b.value));
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
