import { useSearchParams } from "react-router-dom";

export const PAGE_SIZE = 20;

/** What a list shows; it lives in the URL, so that a reload or a shared link shows the same. */
export interface ListState {
  q: string;
  /** A filter's value when it is one of those that there are. */
  filter: <Value extends string>(name: string, values: readonly Value[]) => Value | undefined;
  /** Zero-based; the URL counts from one. */
  pageIndex: number;
  page: { limit: number; offset: number };
  isFiltered: boolean;
  setSearch: (q: string) => void;
  setFilter: (name: string, value: string | undefined) => void;
  setPageIndex: (pageIndex: number) => void;
}

export function useListState(): ListState {
  const [params, setParams] = useSearchParams();
  const pageIndex = Math.max(0, Math.trunc(Number(params.get("page") ?? 1)) - 1 || 0);
  const change = (name: string, value: string | undefined, options?: { replace: boolean }) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      // Another question starts at its first page.
      if (name !== "page") after.delete("page");
      return after;
    }, options);
  return {
    q: params.get("q") ?? "",
    filter: (name, values) => values.find((value) => value === params.get(name)),
    pageIndex,
    page: { limit: PAGE_SIZE, offset: pageIndex * PAGE_SIZE },
    isFiltered: [...params.keys()].some((name) => name !== "page"),
    setSearch: (q) => change("q", q, { replace: true }),
    setFilter: (name, value) => change(name, value),
    setPageIndex: (index) => change("page", index > 0 ? String(index + 1) : undefined),
  };
}
