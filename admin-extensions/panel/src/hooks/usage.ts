import { useQuery } from "@tanstack/react-query";
import type { TrendPoint, UsageFigures, UsageRange, UsageTotals } from "../../../src/admin/lib/usage-shapes";
import { call, type Query } from "../lib/api";

export interface EndpointUsage extends UsageFigures {
  endpoint: string;
}

export interface CustomerUsage {
  license_id: string;
  product_title: string | null;
  customer_email: string | null;
  requests: number;
  units: number;
  errors: number;
  last_call_at: string;
}

export interface LatencyPoint {
  at: string;
  p50_ms: number | null;
  p95_ms: number | null;
  p99_ms: number | null;
}

export interface MeterUsage {
  meter: string;
  kind: "counter" | "gauge";
  value: number;
  events: number;
  last_at: string;
}

export interface LoggedRequest {
  id: string;
  at: string;
  method: string;
  endpoint: string;
  status: number;
  total_ms: number;
  request_bytes: number;
  response_bytes: number;
  units: number;
  country: string | null;
}

interface Answers {
  totals: { totals: UsageTotals };
  trend: { trend: TrendPoint[]; range: UsageRange };
  latency: { latency: LatencyPoint[]; range: UsageRange };
  statuses: { status_classes: { status_class: string; requests: number }[] };
  endpoints: { endpoints: EndpointUsage[]; count: number };
  customers: { customers: CustomerUsage[]; count: number };
  meters: { meters: MeterUsage[] };
}

/** One part of what is told of usage; each stands on its own when another one fails. */
export function useUsage<Part extends keyof Answers>(part: Part, query: Query) {
  return useQuery({
    queryKey: ["usage", part, query],
    queryFn: ({ signal }) => call<Answers[Part]>(`/vendor/usage/${part}`, { query, signal }),
    placeholderData: (before) => before,
  });
}

/** Single calls of a licence, newest first. */
export function useRequests(licenseId: string, query: Query) {
  return useQuery({
    queryKey: ["usage-requests", licenseId, query],
    queryFn: ({ signal }) =>
      call<{ requests: LoggedRequest[]; count: number }>(`/vendor/licenses/${encodeURIComponent(licenseId)}/usage/requests`, { query, signal }),
    placeholderData: (before) => before,
  });
}

/** The address of the CSV file of what a page shows. */
export function exportOf(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `/vendor/usage/export?${new URLSearchParams(given)}`;
}
