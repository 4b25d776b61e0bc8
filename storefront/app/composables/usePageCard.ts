interface PageCard {
  title: string;
  description?: string | null;
  /** The one address of what the page shows: a path, with the part of the query that belongs to it. */
  path: string;
  /** Path of the picture that other sites show with a link: see `server/routes/social`. */
  image?: string;
  type?: "website" | "article" | "profile";
  /** What changes too often, or says nothing of its own, stays out of search engines. */
  indexed?: boolean;
}

const LONGEST_DESCRIPTION = 200;
const IMAGE = { width: 1200, height: 630 };

function shorten(text: string | null | undefined): string | undefined {
  const plain = (text ?? "").replace(/\s+/g, " ").trim();
  if (!plain) return undefined;
  return plain.length <= LONGEST_DESCRIPTION ? plain : `${plain.slice(0, LONGEST_DESCRIPTION - 1).trimEnd()}…`;
}

/** Title, canonical address, and what is shown when somebody shares the page. */
export function usePageCard(card: () => PageCard): void {
  const siteUrl = useSiteUrl();
  const url = computed(() => `${siteUrl}${card().path}`);
  const image = computed(() => `${siteUrl}${card().image ?? "/social/page/home.png"}`);
  const description = computed(() => shorten(card().description));

  useHead({ title: () => card().title, link: () => [{ key: "canonical", rel: "canonical", href: url.value }] });
  useSeoMeta({
    description,
    robots: () => (card().indexed === false ? "noindex, follow" : "index, follow"),
    ogTitle: () => card().title || "Mintreu · Software, properly licensed",
    ogDescription: description,
    ogUrl: url,
    ogType: () => card().type ?? "website",
    ogImage: image,
    ogImageType: "image/png",
    ogImageWidth: IMAGE.width,
    ogImageHeight: IMAGE.height,
    ogImageAlt: () => card().title || "Mintreu",
    twitterCard: "summary_large_image",
  });
}
