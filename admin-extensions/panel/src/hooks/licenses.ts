import { useQuery } from "@tanstack/react-query";
import { call, type Query, upload } from "../lib/api";
import { queryClient } from "../lib/queries";
import type { LicenseType } from "../lib/types";

export const licenseStatuses = ["active", "suspended", "cancelled", "expired", "revoked"] as const;
export type LicenseStatus = (typeof licenseStatuses)[number];

export interface License {
  id: string;
  status: LicenseStatus;
  product_id: string;
  product_title: string | null;
  package_id: string;
  package_title: string | null;
  customer_email: string;
  customer_name: string | null;
  masked_key: string;
  license_type: LicenseType;
  billing: string;
  expires_at: string | null;
  updates_until: string | null;
  activation_limit: number | null;
  domain_limit: number | null;
  created_at: string;
}

export interface Activation {
  id: string;
  fingerprint: string | null;
  domain: string | null;
  name: string | null;
  ip: string | null;
  status: "active" | "deactivated";
  created_at: string;
}

export interface LogRow {
  id: string;
  action: string;
  actor_type: string;
  ip: string | null;
  domain: string | null;
  reason: string | null;
  created_at: string;
}

export interface Transfer {
  id: string;
  license_id: string;
  email: string;
  status: string;
  product_title: string | null;
  customer_email: string;
  created_at: string;
}

export interface Extension {
  id: string;
  license_id: string;
  message: string;
  days: number;
  status: string;
  product_title: string | null;
  customer_email: string;
  created_at: string;
}

const pathOf = (id: string) => `/vendor/licenses/${encodeURIComponent(id)}`;

export function useLicenses(query: Query) {
  return useQuery({
    queryKey: ["licenses", query],
    queryFn: ({ signal }) => call<{ licenses: License[]; count: number }>("/vendor/licenses", { query, signal }),
    placeholderData: (before) => before,
  });
}

export function useLicense(id: string) {
  return useQuery({
    queryKey: ["license", id],
    queryFn: async ({ signal }) => (await call<{ license: License }>(pathOf(id), { signal })).license,
  });
}

export function useActivations(id: string) {
  return useQuery({
    queryKey: ["license", id, "activations"],
    queryFn: ({ signal }) => call<{ activations: Activation[]; count: number }>(`${pathOf(id)}/activations`, { query: { limit: 100 }, signal }),
  });
}

export function useLicenseLog(id: string) {
  return useQuery({
    queryKey: ["license", id, "logs"],
    queryFn: ({ signal }) => call<{ logs: LogRow[]; count: number }>(`${pathOf(id)}/logs`, { query: { limit: 50 }, signal }),
  });
}

/** The log as a file, for the browser to save. */
export const logFileOf = (id: string) => `${pathOf(id)}/logs.csv`;

export async function decideOnLicense(id: string, action: "suspend" | "reinstate" | "revoke" | "rotate" | "resend" | "limits", body: unknown): Promise<void> {
  await call(`${pathOf(id)}/${action}`, { method: "POST", body });
  await readLicensesAgain();
}

export interface BulkResult {
  id: string;
  ok: boolean;
  message: string | null;
}

export async function decideOnMany(action: "suspend" | "reinstate" | "revoke", ids: readonly string[], reason: string): Promise<BulkResult[]> {
  const { results } = await call<{ results: BulkResult[] }>("/vendor/licenses/bulk", { method: "POST", body: { action, ids, reason } });
  await readLicensesAgain();
  return results;
}

export async function issueLicenses(body: unknown): Promise<License[]> {
  const { licenses } = await call<{ licenses: License[] }>("/vendor/licenses", { method: "POST", body });
  await readLicensesAgain();
  return licenses;
}

export interface ImportResult {
  rows: number;
  valid: number;
  created: number;
  skipped: number;
  errors: { line: number; column: string; code: string; message: string }[];
}

/** Reads a CSV file of licences; `dryRun` only looks at it. */
export async function importLicenses(file: File, dryRun: boolean): Promise<ImportResult> {
  // Browsers name the type after the programs that are installed.
  const csv = new File([file], file.name, { type: "text/csv" });
  const answer = await upload<{ import: ImportResult }>("/vendor/licenses/import", csv, { query: { dry_run: dryRun ? 1 : 0 } });
  if (!dryRun) await readLicensesAgain();
  return answer.import;
}

export function useTransfers() {
  return useQuery({
    queryKey: ["license-requests", "transfers"],
    queryFn: ({ signal }) => call<{ license_transfers: Transfer[] }>("/vendor/license-transfers", { query: { status: "requested", limit: 100 }, signal }),
  });
}

export function useExtensions() {
  return useQuery({
    queryKey: ["license-requests", "extensions"],
    queryFn: ({ signal }) => call<{ extension_requests: Extension[] }>("/vendor/extension-requests", { query: { status: "open", limit: 100 }, signal }),
  });
}

export async function decideOnRequest(kind: "license-transfers" | "extension-requests", id: string, decision: string, body: unknown): Promise<void> {
  await call(`/vendor/${kind}/${encodeURIComponent(id)}/${decision}`, { method: "POST", body });
  await Promise.all([queryClient.invalidateQueries({ queryKey: ["license-requests"] }), readLicensesAgain()]);
}

async function readLicensesAgain(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries({ queryKey: ["licenses"] }), queryClient.invalidateQueries({ queryKey: ["license"] })]);
}
