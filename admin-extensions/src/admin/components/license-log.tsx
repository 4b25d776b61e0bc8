import { Button, Table, Text } from "@medusajs/ui";
import { useState } from "react";
import { useLicenseLog } from "../hooks/licenses";
import { licenseLogFile } from "../lib/marketplace-api";
import type { LicenseLogEntry } from "../lib/types";
import { actorName, logActionName } from "../lib/words";
import { DateTime } from "./date-time";
import { LoadError } from "./load-error";
import { LoadingLines } from "./loading";
import { Section } from "./section";

const PAGE_SIZE = 20;

/** What happened to a licence, newest first, a page at a time; the file has all of it. */
export function LicenseLog({ licenseId }: { licenseId: string }) {
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useLicenseLog(licenseId, { limit: PAGE_SIZE, offset });
  return (
    <Section
      title="Log"
      aside={
        <a href={licenseLogFile(licenseId)} download className="txt-compact-small text-ui-fg-base rounded-sm underline underline-offset-2">
          Save as CSV
        </a>
      }
    >
      {error && !data && <LoadError error={error} what="log" retry={() => void refetch()} />}
      {!error && !data && <LoadingLines lines={4} what="log" />}
      {data && data.logs.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          Nothing has happened yet.
        </Text>
      )}
      {data && data.logs.length > 0 && <Entries logs={data.logs} />}
      {data && data.count > PAGE_SIZE && <Pages offset={data.offset} shown={data.logs.length} count={data.count} onTurn={setOffset} />}
    </Section>
  );
}

/** Wider than a phone: it scrolls by itself, and by keyboard too. */
function Entries({ logs }: { logs: LicenseLogEntry[] }) {
  return (
    <div role="region" aria-label="Log entries" tabIndex={0} className="focus-visible:shadow-borders-focus overflow-x-auto outline-none">
      <Table>
        <Table.Header>
          <Table.Row>
            {["When", "What", "By", "Reason", "Address"].map((header) => (
              <Table.HeaderCell key={header}>{header}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {logs.map((entry) => (
            <Table.Row key={entry.id}>
              <Table.Cell className="whitespace-nowrap">
                <DateTime value={entry.created_at} precise />
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap">{logActionName(entry.action)}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">{actorName(entry.actor_type)}</Table.Cell>
              <Table.Cell className="min-w-[160px] py-2 [overflow-wrap:anywhere]">{entry.reason ?? "–"}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">{entry.domain ?? entry.ip ?? "–"}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

interface PagesProps {
  offset: number;
  shown: number;
  count: number;
  onTurn: (offset: number) => void;
}

function Pages({ offset, shown, count, onTurn }: PagesProps) {
  return (
    <nav aria-label="Pages of the log" className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
      <Text size="small" className="text-ui-fg-subtle" role="status">
        {offset + 1} to {offset + shown} of {count.toLocaleString()}
      </Text>
      <div className="flex gap-2">
        <Button size="small" variant="secondary" disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - PAGE_SIZE))}>
          Newer
        </Button>
        <Button size="small" variant="secondary" disabled={offset + shown >= count} onClick={() => onTurn(offset + PAGE_SIZE)}>
          Older
        </Button>
      </div>
    </nav>
  );
}
