import { defineRouteConfig } from "@medusajs/admin-sdk";
import { InboxSolid } from "@medusajs/icons";
import { createDataTableColumnHelper } from "@medusajs/ui";
import { ChoiceSelect } from "../../components/choice-select";
import { DateTime } from "../../components/date-time";
import { ListTable } from "../../components/list-table";
import { ApprovalStatusBadge } from "../../components/status-badges";
import { TextLink } from "../../components/text-link";
import { useApprovals } from "../../hooks/approvals";
import { useListView } from "../../hooks/use-list-view";
import { useUrlChoice } from "../../hooks/use-url-choice";
import { type Approval, approvalKinds, approvalStates, kindNames } from "../../lib/approvals";
import { Queries } from "../../lib/queries";
import { toWords } from "../../lib/words";

const column = createDataTableColumnHelper<Approval>();
const hrefOf = ({ id, kind }: Approval) => (kind === "application" ? `/developers/${id}` : `/inbox/${id}`);

const columns = [
  column.display({ id: "title", header: "What", size: 220, cell: ({ row: { original } }) => <TextLink to={hrefOf(original)}>{original.title}</TextLink> }),
  column.display({ id: "kind", header: "Kind", size: 170, cell: ({ row }) => kindNames[row.original.kind] }),
  column.display({ id: "developer", header: "Developer", size: 180, cell: ({ row }) => row.original.developer.display_name }),
  column.display({ id: "status", header: "Status", size: 150, cell: ({ row }) => <ApprovalStatusBadge status={row.original.status} /> }),
  column.display({ id: "since", header: "Asked", size: 130, cell: ({ row }) => <DateTime value={row.original.created_at} /> }),
  column.display({
    id: "decided",
    header: "Decided",
    size: 130,
    cell: ({ row }) => (row.original.decided_at ? <DateTime value={row.original.decided_at} /> : "–"),
  }),
];

function Inbox() {
  const view = useListView([]);
  const [chosenState, setState] = useUrlChoice("state", approvalStates);
  const [kind, setKind] = useUrlChoice("kind", approvalKinds);
  const state = chosenState ?? "waiting";
  const { data, error, isFetching, refetch } = useApprovals({ ...view.page, state, kind, q: view.q || undefined });
  const total = data && Object.values(data.counts).reduce((sum, count) => sum + count, 0);
  const counted = (name: string, count: number | undefined) => (count === undefined ? name : `${name} (${count.toLocaleString()})`);
  return (
    <ListTable
      title="Inbox"
      noun="approvals"
      searchHint="Product or developer"
      statuses={[]}
      view={view}
      columns={columns}
      rows={data?.approvals}
      count={data?.count}
      isLoading={isFetching}
      error={error}
      retry={() => void refetch()}
      hrefOf={hrefOf}
      empty={
        state === "waiting"
          ? { heading: "Nothing waits", description: "Applications, products, changes and releases appear here as soon as somebody asks." }
          : { heading: "Nothing was decided yet", description: "What you approve or send back is kept here." }
      }
      narrowed={kind !== undefined}
      filters={
        <>
          <ChoiceSelect label="State" choices={approvalStates} nameOf={toWords} value={state} onChange={setState} />
          <ChoiceSelect
            label="Kind"
            any={counted("Any kind", total)}
            choices={approvalKinds}
            nameOf={(one) => counted(kindNames[one], data?.counts[one])}
            value={kind}
            onChange={setKind}
          />
        </>
      }
    />
  );
}

const InboxPage = () => (
  <Queries>
    <Inbox />
  </Queries>
);

export default InboxPage;

export const config = defineRouteConfig({ label: "Inbox", icon: InboxSolid, rank: 0 });

export const handle = { breadcrumb: () => "Inbox" };
