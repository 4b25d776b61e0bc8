import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { readVisitorKey } from "../queries/product-views";

let held: { day: string; key: Promise<Buffer> } | null = null;

/** The day's key, asked of the database once a day; a failed question is asked again. */
export function visitorKeyOf(knex: Knex, day: string): Promise<Buffer> {
  if (held?.day === day) return held.key;
  const asked = { day, key: readVisitorKey(knex, day) };
  held = asked;
  asked.key.catch(() => {
    if (held === asked) held = null;
  });
  return asked.key;
}
