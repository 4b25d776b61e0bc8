import { Badge, Text } from "@medusajs/ui";
import type { Release } from "../lib/approvals";
import { byteSize, toWords } from "../lib/words";
import { DateTime } from "./date-time";

/** Releases with their files, one below the other. */
export function ReleaseList({ releases }: { releases: Release[] }) {
  return (
    <ul className="divide-y">
      {releases.map((release) => (
        <li key={release.id} className="flex flex-col gap-y-2 px-6 py-3">
          <div className="flex flex-wrap items-center gap-2">
            <Text size="small" weight="plus">
              {release.version}
            </Text>
            <Badge size="2xsmall">{toWords(release.channel)}</Badge>
            <Badge size="2xsmall">{toWords(release.status)}</Badge>
            {release.published_at && (
              <Text size="small" className="text-ui-fg-subtle">
                <DateTime value={release.published_at} />
              </Text>
            )}
          </div>
          <ul className="flex flex-col gap-y-1">
            {release.files.map((file) => (
              <li key={file.id} className="txt-compact-small text-ui-fg-subtle [overflow-wrap:anywhere]">
                {file.name} · {byteSize(file.size_bytes)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
