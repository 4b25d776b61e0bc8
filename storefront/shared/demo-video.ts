export interface DemoVideo {
  url: string;
  /** Where it plays, as people call it. */
  place: string;
}

const PLACES: [RegExp, string][] = [
  [/^(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be)$/, "YouTube"],
  [/^(?:[\w-]+\.)*vimeo\.com$/, "Vimeo"],
];

/** A demo's address and the place it leads to; null when it is no web address. */
export function demoVideoOf(text: string | null | undefined): DemoVideo | null {
  if (!text) return null;
  try {
    const url = new URL(text);
    if (url.protocol !== "https:" && url.protocol !== "http:") return null;
    const host = url.hostname.toLowerCase();
    return { url: url.href, place: PLACES.find(([pattern]) => pattern.test(host))?.[1] ?? host.replace(/^www\./, "") };
  } catch {
    return null;
  }
}
