import type { H3Event } from "h3";
import type { ShownReleases, StoreRelease } from "../../shared/releases";
import { askBackend, refusal } from "./backend";
import { renderMarkdown } from "./markdown";

/** Published releases, newest first, their changelogs as HTML that is safe to put into the page. */
export async function renderedReleases(event: H3Event, productId: string, limit: number, offset: number): Promise<ShownReleases> {
  const answer = await askBackend<{ releases: StoreRelease[]; count: number }>(event, `/store/products/${productId}/releases`, { query: { limit, offset } });
  if (!answer.ok) throw refusal(answer);
  return {
    releases: answer.body.releases.map(({ changelog, ...release }) => ({ ...release, changelog_html: renderMarkdown(changelog) })),
    count: answer.body.count,
  };
}
