import { useQuery } from "@tanstack/react-query";
import { call, upload } from "../lib/api";
import { queryClient } from "../lib/queries";
import type { LimitName } from "../lib/types";

export const endpointMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

export interface ApiEndpoint {
  method: string;
  path: string;
  cost_weight: number;
  summary: string | null;
}

export interface ApiConfiguration {
  product_id: string;
  upstream_url: string | null;
  auth_header_name: string | null;
  auth_secret_set: boolean;
  count_client_errors: boolean;
  default_limits: Partial<Record<LimitName, number>>;
  endpoints: ApiEndpoint[];
  document: { title: string; version: string; openapi: string; operations: number; imported_at: string } | null;
}

export interface Imported {
  operations: number;
  title: string;
  version: string;
  added: number;
  removed: number;
  kept: number;
}

export interface TestCall {
  status: number;
  headers: Record<string, string>;
  body: string;
  binary: boolean;
  truncated: boolean;
  duration_ms: number;
  endpoint: { path: string; cost_weight: number } | null;
}

const pathOf = (productId: string) => `/vendor/products/${encodeURIComponent(productId)}/api-configuration`;
const keyOf = (productId: string) => ["api-configuration", productId];

export function useApiConfiguration(productId: string) {
  return useQuery({
    queryKey: keyOf(productId),
    queryFn: async ({ signal }) => (await call<{ api_configuration: ApiConfiguration }>(pathOf(productId), { signal })).api_configuration,
  });
}

/** Writes what is given and leaves the rest. */
export async function saveApiConfiguration(productId: string, body: unknown): Promise<void> {
  const { api_configuration } = await call<{ api_configuration: ApiConfiguration }>(pathOf(productId), { method: "POST", body });
  queryClient.setQueryData(keyOf(productId), api_configuration);
}

export async function importDocument(productId: string, file: File): Promise<Imported> {
  const answer = await upload<{ api_configuration: ApiConfiguration; imported: Imported }>(`${pathOf(productId)}/openapi`, file);
  queryClient.setQueryData(keyOf(productId), answer.api_configuration);
  return answer.imported;
}

export async function removeDocument(productId: string): Promise<void> {
  const { api_configuration } = await call<{ api_configuration: ApiConfiguration }>(`${pathOf(productId)}/openapi`, { method: "DELETE" });
  queryClient.setQueryData(keyOf(productId), api_configuration);
}

export async function callUpstream(productId: string, body: unknown): Promise<TestCall> {
  return (await call<{ test_call: TestCall }>(`${pathOf(productId)}/test-call`, { method: "POST", body })).test_call;
}

export interface SigningSecret {
  signing_secret: string;
  previous_valid_until: string | null;
}

/** Asked for when somebody wants to see it, and kept nowhere. */
export function readSigningSecret(productId: string): Promise<SigningSecret> {
  return call<SigningSecret>(`${pathOf(productId)}/signing-secret`);
}

/** `endPrevious`: also while the one before is still valid, which ends at once. */
export function rotateSigningSecret(productId: string, endPrevious: boolean): Promise<SigningSecret> {
  return call<SigningSecret>(`${pathOf(productId)}/signing-secret/rotate`, { method: "POST", body: { end_previous: endPrevious } });
}
