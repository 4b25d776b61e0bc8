import { createHash, randomInt } from "node:crypto";

const LARGEST_SEED = 2 ** 31 - 1;

export const newSeed = () => randomInt(1, LARGEST_SEED);

/** Chance that comes out the same for the same seed and name (mulberry32). `below(n)` is 0..n-1. */
export function createRandom(seed, name = "") {
  let state = createHash("sha256").update(`${seed}\0${name}`).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    pick: (list) => list[below(list.length)],
    of: (part) => createRandom(seed, `${name}/${part}`),
  };
}
