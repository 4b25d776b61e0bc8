import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { decideOnDeveloper, type DeveloperDecision, listDevelopers, readDeveloper } from "../lib/marketplace-api";
import type { DevelopersQuery } from "../lib/types";

export const developerQuery = (id: string) => queryOptions({ queryKey: ["developers", "one", id], queryFn: () => readDeveloper(id) });

/** One page of developer accounts; the page before stays visible until the next one is there. */
export function useDevelopers(query: DevelopersQuery) {
  return useQuery({ queryKey: ["developers", "list", query], queryFn: () => listDevelopers(query), placeholderData: keepPreviousData });
}

export function useDeveloper(id: string) {
  return useQuery(developerQuery(id));
}

/** Takes a decision on one account; what is shown of developers is read again before it is done. */
export function useDecideOnDeveloper(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason }: { decision: DeveloperDecision; reason: string | null }) => decideOnDeveloper(id, decision, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["developers"] }),
  });
}
