import { Badge, Button, Text, toast } from "@medusajs/ui";
import { linkToReleaseFile, type Release, type ReleaseFile } from "../lib/approvals";
import { messageOf } from "../lib/client";
import { byteSize, toWords } from "../lib/words";
import { DateTime } from "./date-time";

/** The answer is an attachment, so the page stays where it is. */
async function download({ id, name }: ReleaseFile): Promise<void> {
  try {
    window.location.assign(await linkToReleaseFile(id));
  } catch (error) {
    toast.error(`${name} cannot be downloaded.`, { description: messageOf(error) });
  }
}

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
              <li key={file.id} className="txt-compact-small text-ui-fg-subtle flex items-center justify-between gap-x-2 [overflow-wrap:anywhere]">
                {file.name} · {byteSize(file.size_bytes)}
                <Button size="small" variant="transparent" aria-label={`Download ${file.name}`} onClick={() => void download(file)}>
                  Download
                </Button>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
