import { Button, InlineTip, StatusBadge, Table, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { DateTime } from "../../../../../src/admin/components/date-time";
import { Card } from "../../../components/card";
import { ConfirmDialog, type Confirmation } from "../../../components/confirm-dialog";
import { changeProduct } from "../../../hooks/products";
import { packageTitles, wordsOfPath, wordsOfValue } from "../../../lib/difference-words";
import { usePermission } from "../../../lib/session";
import type { Difference, Product } from "../../../lib/types";

/** What is proposed, beside what is live. */
export function ProposalCard({ product }: { product: Product }) {
  const open = product.open_change;
  const mayWrite = usePermission("catalog.write");
  const [asked, setAsked] = useState<Confirmation | null>(null);
  if (!open || open.kind !== "change") return null;
  const titles = packageTitles(product.packages, open.proposed?.packages);
  const sentBack = open.status === "changes_requested";

  const withdraw: Confirmation = {
    label: "Withdraw the change",
    title: "Withdraw the proposed change?",
    consequence: "What you proposed is dropped. What is live stays as it is.",
    dangerous: true,
    run: async () => {
      await changeProduct(product.id, "/withdraw");
      toast.success("The change is withdrawn");
    },
  };
  const submitAgain = async () => {
    await changeProduct(product.id, "/submit");
    toast.success("The change waits for review again");
  };

  return (
    <Card
      title="Proposed change"
      description={
        <>
          Proposed on <DateTime value={open.created_at} precise />. What is live stays until it is accepted.
        </>
      }
      actions={
        <>
          <StatusBadge color={sentBack ? "orange" : "blue"}>{sentBack ? "Changes requested" : "Waits for review"}</StatusBadge>
          {mayWrite && sentBack && (
            <Button
              size="small"
              onClick={() =>
                setAsked({ label: "Submit again", title: "Submit the change again?", consequence: "An admin reads it as it is now.", run: submitAgain })
              }
            >
              Submit again
            </Button>
          )}
          {mayWrite && (
            <Button size="small" variant="secondary" onClick={() => setAsked(withdraw)}>
              Withdraw the change
            </Button>
          )}
        </>
      }
      flush
    >
      {sentBack && open.reason && (
        <div className="px-4 pt-4 sm:px-6">
          <InlineTip variant="warning" label="Reason given">
            “{open.reason}”
          </InlineTip>
        </div>
      )}
      <DifferenceTable differences={open.difference} titles={titles} />
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}

function DifferenceTable({ differences, titles }: { differences: readonly Difference[]; titles: ReadonlyMap<string, string> }) {
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label="Live and proposed values">
      <Table className="min-w-[520px] table-fixed">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell className="w-1/4">What</Table.HeaderCell>
            <Table.HeaderCell>Live</Table.HeaderCell>
            <Table.HeaderCell>Proposed</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {differences.map((difference) => (
            <Table.Row key={difference.path} className="align-top">
              <Table.Cell className="h-auto py-3">
                <Text size="small" weight="plus" className="break-words">
                  {wordsOfPath(difference.path, titles)}
                </Text>
                {difference.stale && (
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    The live value moved since.
                  </Text>
                )}
              </Table.Cell>
              <Table.Cell className="h-auto py-3">
                <Value text={difference.kind === "added" ? "—" : wordsOfValue(difference, difference.before)} />
              </Table.Cell>
              <Table.Cell className="h-auto py-3">
                <Value text={difference.kind === "removed" ? "—" : wordsOfValue(difference, difference.after)} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Value({ text }: { text: string }) {
  return <span className="block max-h-48 overflow-y-auto whitespace-pre-wrap break-words">{text}</span>;
}
