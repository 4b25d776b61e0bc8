/** A small deterministic source of variety; no security rests on it. */
export interface Dice {
  /** Short and stable for the key, fit for an SVG id. */
  fingerprint: string;
  /** [0, 1) */
  next(): number;
  between(low: number, high: number): number;
  /** both ends included */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  /** The same answer whenever it is asked, whatever was drawn before. */
  variant(count: number): number;
}

export function diceOf(key: string): Dice {
  const seed = hash(key);
  const next = mulberry32(seed);
  return {
    fingerprint: seed.toString(36),
    next,
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    variant: (count) => (seed >>> 7) % count,
  };
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
