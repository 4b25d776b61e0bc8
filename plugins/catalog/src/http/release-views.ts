import type { ReleaseView } from "../queries/releases";

/** What everybody may see of a release that is out. */
export function toPublicRelease({ id, product_id, version, channel, changelog, published_at, files }: ReleaseView) {
  return {
    id,
    product_id,
    version,
    channel,
    changelog,
    published_at,
    files: files.map(({ id: file_id, name, size_bytes, sha256 }) => ({ id: file_id, name, size_bytes, sha256 })),
  };
}
