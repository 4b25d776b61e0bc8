/**
 * Images come from the backend's `/static/`; the browser fetches them through this site's own `/media/`.
 * Addresses elsewhere (an object store) are left as they are: the content policy decides about them.
 */
export function mediaUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  const path = /^(?:https?:\/\/[^/?#]+)?(\/static\/[^?#]+)/i.exec(url)?.[1];
  return path ? `/media/${path.slice("/static/".length)}` : url;
}
