import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { EngagementOutcome } from "../lib/engagement-shapes";
import { type EngagementsQuery, listEngagements, readEngagement, resolveEngagement, writeToEngagement } from "../lib/engagements";

export const engagementQuery = (id: string) => queryOptions({ queryKey: ["engagements", "one", id], queryFn: () => readEngagement(id) });

/** One page of engagements; the page before stays visible until the next one is there. */
export function useEngagements(query: EngagementsQuery) {
  return useQuery({ queryKey: ["engagements", "list", query], queryFn: () => listEngagements(query), placeholderData: keepPreviousData });
}

/** An engagement with all that was said. */
export function useEngagement(id: string) {
  return useQuery(engagementQuery(id));
}

/** Ends a dispute; what is shown of engagements is read again before it is done. */
export function useResolveEngagement(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ outcome, reason }: { outcome: EngagementOutcome; reason: string }) => resolveEngagement(id, outcome, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["engagements"] }),
  });
}

/** Says something to both parties. */
export function useWriteToEngagement(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: string) => writeToEngagement(id, body),
    onSettled: () => queries.invalidateQueries({ queryKey: ["engagements"] }),
  });
}
