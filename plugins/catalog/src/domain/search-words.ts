const MAX_WORDS = 6;
const MAX_LENGTH = 40;

/** Shorter words have too little in common with their misspellings to guess. */
const SHORTEST_GUESS = 4;

/** What somebody typed as the words that are looked for: letters and digits only, lower case, each once. */
export function searchWords(q: string | undefined): string[] {
  const words =
    (q ?? "")
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, MAX_LENGTH)))].slice(0, MAX_WORDS);
}

/** Whether another spelling of a word that nobody uses may be meant. */
export function mayBeMisspelled(word: string): boolean {
  return word.length >= SHORTEST_GUESS;
}
