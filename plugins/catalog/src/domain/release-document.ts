import type { ReleaseChannel } from "./release-version";
import type { ReviewedDifference } from "./listing-difference";

/** A release as an admin is asked to accept it: the files by name, so that no other file can take their place. */
export interface ReleaseDocument {
  version: string;
  channel: ReleaseChannel;
  /** Markdown. */
  changelog: string;
  files: Record<string, { size_bytes: number; sha256: string; content_type: string }>;
}

/** The release in the form in which the inbox shows every change: everything in it is new. */
export function reviewRelease({ version, channel, changelog, files }: ReleaseDocument): ReviewedDifference[] {
  const leaves: [path: string, after: string | number][] = [
    ["version", version],
    ["channel", channel],
    ["changelog", changelog],
    ...Object.entries(files).flatMap(([name, file]) =>
      Object.entries(file).map(([field, value]): [string, string | number] => [`files.${name}.${field}`, value]),
    ),
  ];
  return leaves.map(([path, after]) => ({ path, kind: "added", before: null, after, stale: false }));
}
