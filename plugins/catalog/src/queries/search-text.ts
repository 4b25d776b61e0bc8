import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { mayBeMisspelled, searchWords } from "../domain/search-words";

/** For each word asked for, the spellings that are looked for; the first is the word as it was typed. */
export type SearchText = string[][];

const GUESSES = 4;
/** Below this two words have little in common. */
const LEAST_SIMILARITY = 0.35;

/** The words of a question, null for none. One that begins no word in use is joined by the most similar ones that are. */
export async function readSearchText(knex: Knex, q: string | undefined): Promise<SearchText | null> {
  if (!q) return null;
  const words = searchWords(q);
  const guessed = words.filter(mayBeMisspelled);
  if (guessed.length === 0) return words.map((word) => [word]);
  const { rows } = await knex.raw<{ rows: { asked: string; guess: string }[] }>(
    `select asked, guess.word as guess
       from unnest(?::text[]) as asked
       join lateral (
         select word, similarity(word, asked) as closeness from search_word
          where word % asked and similarity(word, asked) >= ? order by closeness desc, word limit ?
       ) guess on true
      where not exists (select 1 from search_word known where known.word like asked || '%')
      order by asked, closeness desc`,
    [guessed, LEAST_SIMILARITY, GUESSES],
  );
  return words.map((word) => [word, ...rows.filter(({ asked }) => asked === word).map(({ guess }) => guess)]);
}

/**
 * The question as a full-text query with its parameters: every word in one of its spellings, as the
 * beginning of a word or by its stem. Words hold letters and digits only, so they need no quoting.
 */
export function toTextQuery(text: SearchText): { sql: string; params: string[] } {
  const spelled = text.map((spellings) => spellings.map((word, index) => (index === 0 ? `${word}:*` : word)).join(" | "));
  return {
    sql: spelled.map(() => "(to_tsquery('simple', ?) || to_tsquery('english', ?))").join(" && "),
    params: spelled.flatMap((word) => [word, word]),
  };
}
