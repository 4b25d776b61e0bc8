import { Button, Container, Input, Text } from "@medusajs/ui";
import { type ReactNode, useEffect, useState } from "react";
import { type ListState, PAGE_SIZE } from "../hooks/use-list-state";
import { type Choice, ChoiceField } from "./choice";
import { LoadFailure } from "./load-failure";
import { Loading } from "./loading";

const ALL = "all";
const TYPING_MS = 300;

export interface Filter {
  name: string;
  label: string;
  /** What the choice without a filter is called. */
  all: string;
  choices: readonly Choice[];
}

interface ListPageProps<Row> {
  /** What the rows are, for sentences: "products". */
  noun: string;
  list: ListState;
  searchHint?: string;
  filters?: readonly Filter[];
  answer: { rows: Row[]; count: number } | undefined;
  error: Error | null;
  retry: () => void;
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
}

/** A list with search, filters and pages, all of them in the URL. */
export function ListPage<Row>({ noun, list, searchHint, filters = [], answer, error, retry, empty, children }: ListPageProps<Row>) {
  const known = filters.map(
    ({ name, choices }) =>
      [
        name,
        list.filter(
          name,
          choices.map(({ value }) => value),
        ),
      ] as const,
  );
  return (
    <Container className="p-0">
      {(searchHint || filters.length > 0) && (
        <div className="border-ui-border-base flex flex-col gap-2 border-b px-4 py-3 sm:flex-row sm:flex-wrap sm:items-center sm:px-6">
          {searchHint && <SearchField noun={noun} hint={searchHint} list={list} />}
          {filters.map(({ name, label, all, choices }) => (
            <div key={name} className="sm:w-48">
              <ChoiceField
                size="small"
                aria-label={label}
                choices={[{ value: ALL, label: all }, ...choices]}
                value={known.find(([known]) => known === name)?.[1] ?? ALL}
                onChange={(value) => list.setFilter(name, value === ALL ? undefined : value)}
              />
            </div>
          ))}
        </div>
      )}
      <Body {...{ noun, list, answer, error, retry, empty }}>{children}</Body>
      <Text aria-live="polite" className="sr-only">
        {answer ? `${answer.count} ${noun}` : ""}
      </Text>
    </Container>
  );
}

function Body<Row>({ noun, list, answer, error, retry, empty, children }: Omit<ListPageProps<Row>, "filters" | "searchHint">) {
  if (error && !answer) return <LoadFailure error={error} what={noun} retry={retry} />;
  if (!answer) return <Loading />;
  const { rows, count } = answer;
  if (rows.length === 0) {
    return (
      <div className="flex flex-col items-center gap-y-3 px-6 py-12 text-center">
        {count > 0 ? (
          <Button size="small" variant="secondary" onClick={() => list.setPageIndex(0)}>
            Back to the first page
          </Button>
        ) : list.isFiltered ? (
          <Text className="text-ui-fg-subtle">No {noun} match what you look for.</Text>
        ) : (
          empty
        )}
      </div>
    );
  }
  return (
    <>
      {children(rows)}
      {count > PAGE_SIZE && <Pages list={list} count={count} />}
    </>
  );
}

function Pages({ list, count }: { list: ListState; count: number }) {
  const last = Math.ceil(count / PAGE_SIZE);
  return (
    <nav aria-label="Pages" className="border-ui-border-base flex items-center justify-between gap-x-2 border-t px-4 py-3 sm:px-6">
      <Text size="small" className="text-ui-fg-subtle">
        Page {list.pageIndex + 1} of {last}
      </Text>
      <div className="flex gap-x-2">
        <Button size="small" variant="secondary" disabled={list.pageIndex === 0} onClick={() => list.setPageIndex(list.pageIndex - 1)}>
          Previous
        </Button>
        <Button size="small" variant="secondary" disabled={list.pageIndex + 1 >= last} onClick={() => list.setPageIndex(list.pageIndex + 1)}>
          Next
        </Button>
      </div>
    </nav>
  );
}

/** Asks when the typing pauses; the URL is the truth when it changes by another way. */
function SearchField({ noun, hint, list }: { noun: string; hint: string; list: ListState }) {
  const { q, setSearch } = list;
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(() => setSearch(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="sm:w-64">
      <Input role="searchbox" size="small" aria-label={`Search ${noun}`} placeholder={hint} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </div>
  );
}
