import type { H3Event } from "h3";
import type { ShownReleases, StoreRelease } from "../../shared/releases";
import { askBackend, refusal } from "./backend";
import { renderMarkdown } from "./markdown";

interface StoreReleases {
  releases: StoreRelease[];
  count: number;
}

/** Releases with their changelogs as HTML that is safe to put into the page. */
export function renderReleases({ releases, count }: StoreReleases): ShownReleases {
  return { releases: releases.map(({ changelog, ...release }) => ({ ...release, changelog_html: renderMarkdown(changelog) })), count };
}

/** Published releases, newest first, as the page shows them. */
export async function renderedReleases(event: H3Event, productId: string, limit: number, offset: number): Promise<ShownReleases> {
  const answer = await askBackend<StoreReleases>(event, `/store/products/${productId}/releases`, { query: { limit, offset } });
  if (!answer.ok) throw refusal(answer);
  return renderReleases(answer.body);
}
