import { useSearchParams } from "react-router-dom";

export const PAGE_SIZE = 20;

/** What a list shows; it lives in the URL, so that a reload or a shared link shows the same. */
export interface ListView<Status extends string> {
  q: string;
  status: Status | undefined;
  /** Zero-based; the URL counts from one. */
  pageIndex: number;
  page: { limit: number; offset: number };
  setSearch: (q: string) => void;
  setStatus: (status: Status | undefined) => void;
  setPageIndex: (pageIndex: number) => void;
}

/** A status that does not exist, or a page that is no number, reads as if it were not there. */
export function useListView<Status extends string>(statuses: readonly Status[]): ListView<Status> {
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
    status: statuses.find((status) => status === params.get("status")),
    pageIndex,
    page: { limit: PAGE_SIZE, offset: pageIndex * PAGE_SIZE },
    setSearch: (q) => change("q", q.trim(), { replace: true }),
    setStatus: (status) => change("status", status),
    setPageIndex: (index) => change("page", index > 0 ? String(index + 1) : undefined),
  };
}
