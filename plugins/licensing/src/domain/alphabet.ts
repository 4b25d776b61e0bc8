/** Letters and digits that nobody mistakes for one another: no I, L, O, 0, 1. */
export const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

const BASE = BigInt(ALPHABET.length);

/** `length` letters of the alphabet, each from one draw of `randomInt(n)`, an unbiased integer in 0..n-1. */
export function randomLetters(length: number, randomInt: (below: number) => number): string {
  let letters = "";
  for (let i = 0; i < length; i++) letters += ALPHABET[randomInt(ALPHABET.length)];
  return letters;
}

/** The first letters of a digest in this alphabet; 16 bytes are far more than 8 letters need. */
export function lettersOfDigest(digest: Buffer, length: number): string {
  let value = BigInt(`0x${digest.subarray(0, 16).toString("hex")}`);
  let letters = "";
  for (let i = 0; i < length; i++) {
    letters += ALPHABET[Number(value % BASE)];
    value /= BASE;
  }
  return letters;
}
