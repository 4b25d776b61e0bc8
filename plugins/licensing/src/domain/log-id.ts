const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LETTERS = 10;

/** Random bytes of one id. */
export const LOG_ID_BYTES = 10;

/**
 * `liclog_` and a ULID of that moment and ten random bytes, so that rows of one time lie together in the index.
 * The engine's ids are the same but ask the system for each letter: more work than a whole validation.
 */
export function logId(at: Date, random: Uint8Array): string {
  let time = "";
  for (let left = at.getTime(), place = 0; place < TIME_LETTERS; place++) {
    time = LETTERS[left % 32] + time;
    left = Math.floor(left / 32);
  }
  let letters = "";
  let [bits, held] = [0, 0];
  for (const byte of random) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 5; held -= 5) letters += LETTERS[(bits >>> (held - 5)) & 31];
    bits &= (1 << held) - 1;
  }
  return `liclog_${time}${letters}`;
}
