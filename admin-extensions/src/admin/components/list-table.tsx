import { Button, Container, DataTable, type DataTableColumnDef, Heading, Input, Text, useDataTable } from "@medusajs/ui";
import type { MouseEvent, ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { type ListView, PAGE_SIZE } from "../hooks/use-list-view";
import { toWords } from "../lib/words";
import { ChoiceSelect } from "./choice-select";
import { LoadError } from "./load-error";

interface ListTableProps<Row, Status extends string> {
  title: string;
  /** What the rows are, for sentences: "developers". */
  noun: string;
  searchHint: string;
  statuses: readonly Status[];
  view: ListView<Status>;
  columns: DataTableColumnDef<Row>[];
  rows: Row[] | undefined;
  count: number | undefined;
  isLoading: boolean;
  error: Error | null;
  retry: () => void;
  hrefOf: (row: Row) => string;
  empty: { heading: string; description: string };
  /** Said between the heading and the table, where the list is narrowed by more than its filters. */
  notice?: ReactNode;
  /** Filters of this list alone, before the others; `narrowed` says that one of them is set. */
  filters?: ReactNode;
  narrowed?: boolean;
}

/** A list with search, status filter and pages, all of them in the URL. Rows need an `id`; one column must link to `hrefOf`. */
export function ListTable<Row extends { id: string }, Status extends string>(props: ListTableProps<Row, Status>) {
  const { title, noun, searchHint, statuses, view, columns, rows, count, isLoading, error, retry, hrefOf, empty, notice, filters, narrowed = false } = props;
  const navigate = useNavigate();

  const table = useDataTable({
    data: rows ?? [],
    columns,
    getRowId: (row) => row.id,
    rowCount: count ?? 0,
    isLoading,
    onRowClick: (event: MouseEvent, row) => {
      // Links inside of the row act by themselves, new tabs included.
      if (!(event.target as Element).closest("a, button")) navigate(hrefOf(row));
    },
    search: { state: view.q, onSearchChange: view.setSearch },
    pagination: { state: { pageIndex: view.pageIndex, pageSize: PAGE_SIZE }, onPaginationChange: ({ pageIndex }) => view.setPageIndex(pageIndex) },
    // The view goes back to its first page by itself; twice would undo the other change.
    autoResetPageIndex: false,
  });
  const filtered = { heading: "Nothing matches", description: `No ${noun} match what you look for.` };
  const beyondEnd = {
    custom: (
      <Button size="small" variant="secondary" onClick={() => view.setPageIndex(0)}>
        Back to the first page
      </Button>
    ),
  };
  const isBeyondEnd = (count ?? 0) > 0;
  const isFiltered = view.q !== "" || view.status !== undefined || narrowed;

  return (
    <Container className="p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-stretch justify-between gap-3 md:flex-row md:items-center">
          <div className="flex flex-col gap-y-1">
            <Heading>{title}</Heading>
            {notice}
          </div>
          <div className="flex flex-col gap-2 sm:flex-row sm:items-center">
            {filters}
            {statuses.length > 0 && (
              <ChoiceSelect label="Status" any="Any status" choices={statuses} nameOf={toWords} value={view.status} onChange={view.setStatus} />
            )}
            {/* Not the table's own search: it vanishes, with the focus, while rows load. */}
            <Input
              role="searchbox"
              size="small"
              aria-label={`Search ${noun}`}
              placeholder={searchHint}
              value={table.getSearch()}
              onChange={(event) => table.onSearchChange(event.target.value)}
              className="sm:w-[260px]"
            />
          </div>
        </DataTable.Toolbar>
        {error && !rows ? (
          <LoadError error={error} what={noun} retry={retry} />
        ) : (
          <>
            <DataTable.Table emptyState={isBeyondEnd ? { empty: beyondEnd, filtered: beyondEnd } : { empty: isFiltered ? filtered : empty, filtered }} />
            {(count ?? 0) > 0 && <DataTable.Pagination />}
          </>
        )}
        <Text aria-live="polite" className="sr-only">
          {count === undefined ? "" : `${title} found: ${count}`}
        </Text>
      </DataTable>
    </Container>
  );
}
