import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ApprovalsQuery, type ChangeDecision, decideOnChange, listApprovals, listReleasesOf, readChange } from "../lib/approvals";

export const changeQuery = (id: string) => queryOptions({ queryKey: ["approvals", "change", id], queryFn: () => readChange(id) });

/** One page of the inbox; the page before stays visible until the next one is there. */
export function useApprovals(query: ApprovalsQuery) {
  return useQuery({ queryKey: ["approvals", "list", query], queryFn: () => listApprovals(query), placeholderData: keepPreviousData });
}

/** A change with its difference. */
export function useChange(id: string) {
  return useQuery(changeQuery(id));
}

/** Takes a decision on a change; what is shown is read again before it is done, also when somebody else was faster. */
export function useDecideOnChange(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, revision, reason }: { decision: ChangeDecision; revision: number; reason: string | null }) =>
      decideOnChange(id, decision, reason === null ? { revision } : { revision, reason }),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ["approvals"] }), queries.invalidateQueries({ queryKey: ["product-listing"] })]),
  });
}

/** The newest releases of a product, in every status. */
export function useReleasesOf(productId: string, limit: number) {
  return useQuery({ queryKey: ["approvals", "releases", productId, limit], queryFn: () => listReleasesOf(productId, { limit, offset: 0 }) });
}
