import { Table, Text } from "@medusajs/ui";
import type { LicenseLogEntry } from "../lib/types";
import { actorName, logActionName } from "../lib/words";
import { DateTime } from "./date-time";
import { Section } from "./section";

/** What happened to a licence, newest first. */
export function LicenseLog({ logs }: { logs: LicenseLogEntry[] }) {
  return (
    <Section title="Log">
      {logs.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          Nothing has happened yet.
        </Text>
      ) : (
        // Wider than a phone: it scrolls by itself, and by keyboard too.
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
      )}
    </Section>
  );
}
