import { Badge, Text } from "@medusajs/ui";
import type { ProductChange } from "../lib/approvals";
import { type DifferenceGroup, groupDifferences, type NamedDifference } from "../lib/difference-groups";
import { DifferenceValue } from "./difference-value";
import { Section } from "./section";

/** What is live and what is proposed, side by side; what is new altogether has one side only. */
export function DifferenceSections({ change }: { change: ProductChange }) {
  const groups = groupDifferences(change);
  if (groups.length === 0) {
    return (
      <Section title="Difference">
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          Nothing differs from what is live.
        </Text>
      </Section>
    );
  }
  return groups.map((group) => <Group key={group.title} group={group} compared={change.kind === "change"} />);
}

function Group({ group, compared }: { group: DifferenceGroup; compared: boolean }) {
  return (
    <Section title={group.title}>
      {/* Blocks rather than a table: on a phone the two sides stand below each other. */}
      <dl className="divide-y">
        {group.rows.map((row) => (
          <div key={row.path} className="flex flex-col gap-2 px-6 py-3">
            <dt className="txt-compact-small-plus flex flex-wrap items-center gap-2">
              {row.name}
              {row.stale && <Badge size="2xsmall">Live value moved since this was proposed</Badge>}
            </dt>
            {compared ? <Sides row={row} /> : <Side row={row} side="after" />}
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Sides({ row }: { row: NamedDifference }) {
  return (
    <dd className="grid grid-cols-1 gap-3 md:grid-cols-2">
      <Half title="Live" row={row} side="before" />
      <Half title="Proposed" row={row} side="after" />
    </dd>
  );
}

function Half({ title, row, side }: { title: string; row: NamedDifference; side: "before" | "after" }) {
  return (
    <div className="bg-ui-bg-subtle flex min-w-0 flex-col gap-y-1 rounded-md px-3 py-2">
      <span className="txt-compact-xsmall-plus text-ui-fg-subtle">{title}</span>
      <div className="txt-small min-w-0">
        <DifferenceValue row={row} side={side} />
      </div>
    </div>
  );
}

function Side({ row, side }: { row: NamedDifference; side: "before" | "after" }) {
  return (
    <dd className="txt-small text-ui-fg-subtle min-w-0">
      <DifferenceValue row={row} side={side} />
    </dd>
  );
}
