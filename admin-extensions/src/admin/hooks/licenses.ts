import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { decideOnLicense, type LicenseDecision, listLicenses, readLicense } from "../lib/marketplace-api";
import type { LicensesQuery } from "../lib/types";

export const licenseQuery = (id: string) => queryOptions({ queryKey: ["licenses", "one", id], queryFn: () => readLicense(id) });

/** One page of licences; the page before stays visible until the next one is there. */
export function useLicenses(query: LicensesQuery) {
  return useQuery({ queryKey: ["licenses", "list", query], queryFn: () => listLicenses(query), placeholderData: keepPreviousData });
}

/** How many licences fit, without their rows. */
export function useLicenseCount(filter: Omit<LicensesQuery, "limit" | "offset">) {
  const query = { ...filter, limit: 1, offset: 0 };
  return useQuery({ queryKey: ["licenses", "list", query], queryFn: () => listLicenses(query), select: ({ count }) => count });
}

/** A licence with its log. */
export function useLicense(id: string) {
  return useQuery(licenseQuery(id));
}

/** Takes a decision on one licence; what is shown of licences is read again before it is done. */
export function useDecideOnLicense(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason }: { decision: LicenseDecision; reason: string }) => decideOnLicense(id, decision, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["licenses"] }),
  });
}
