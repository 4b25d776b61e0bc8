import type { H3Event } from "h3";
import { SITEMAP_PART_SIZE, type SitemapEntry } from "../../shared/sitemap";
import { askBackend, refusal } from "./backend";

interface SitemapAnswer {
  entries: SitemapEntry[];
  count: number;
}

async function ask(event: H3Event, offset: number, limit: number): Promise<SitemapAnswer> {
  const answer = await askBackend<SitemapAnswer>(event, "/store/sitemap", { query: { limit, offset } });
  if (!answer.ok) throw refusal(answer);
  return answer.body;
}

export async function countEntries(event: H3Event): Promise<number> {
  return (await ask(event, 0, 1)).count;
}

/** The entries of one part, 1 being the first. */
export async function entriesOfPart(event: H3Event, part: number): Promise<SitemapEntry[]> {
  return (await ask(event, (part - 1) * SITEMAP_PART_SIZE, SITEMAP_PART_SIZE)).entries;
}
