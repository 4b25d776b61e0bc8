import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { LimitChanges } from "../lib/license-limits";
import { decideOnLicense, type LicenseDecision, listLicenseLog, listLicenses, readLicense, setLicenseLimits } from "../lib/marketplace-api";
import type { LicensesQuery, Page } from "../lib/types";

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

export function useLicense(id: string) {
  return useQuery(licenseQuery(id));
}

/** One page of a licence's log; the page before stays visible until the next one is there. */
export function useLicenseLog(id: string, page: Page) {
  return useQuery({ queryKey: ["licenses", "log", id, page], queryFn: () => listLicenseLog(id, page), placeholderData: keepPreviousData });
}

/** Takes a decision on one licence; what is shown of licences is read again before it is done. */
export function useDecideOnLicense(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, body }: { decision: LicenseDecision; body: Record<string, unknown> }) => decideOnLicense(id, decision, body),
    onSettled: () => queries.invalidateQueries({ queryKey: ["licenses"] }),
  });
}

/** Sets other limits for one licence than its package has. */
export function useSetLicenseLimits(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, reason }: { changes: LimitChanges; reason: string }) => setLicenseLimits(id, changes, reason),
    onSettled: () => queries.invalidateQueries({ queryKey: ["licenses"] }),
  });
}
