import { shapeOf } from "./path-template";

/** A schema as the reference shows it: JSON Schema's own words, a named one as `{ ref: <name> }`. */
export type ApiSchema = Readonly<Record<string, unknown>> & { ref?: string };

export interface ApiParameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required: boolean;
  deprecated: boolean;
  description: string | null;
  schema: ApiSchema | null;
  example?: unknown;
}

export interface ApiContent {
  media_type: string;
  schema: ApiSchema | null;
  example?: unknown;
}

export interface ApiResponse {
  status: string;
  description: string | null;
  headers: { name: string; description: string | null; schema: ApiSchema | null }[];
  content: ApiContent[];
}

export interface ApiOperation {
  /** Unique in the document; part of addresses. */
  id: string;
  method: string;
  path: string;
  summary: string | null;
  /** Markdown. */
  description: string | null;
  tags: string[];
  deprecated: boolean;
  parameters: ApiParameter[];
  request_body: { required: boolean; description: string | null; content: ApiContent[] } | null;
  responses: ApiResponse[];
}

/** An OpenAPI document as it is kept: what the reference shows, and nothing else of it. */
export interface ApiDocument {
  openapi: string;
  title: string;
  version: string;
  description: string | null;
  /** The first server that the document names, as a proposal for the upstream. */
  server_url: string | null;
  tags: { name: string; description: string | null }[];
  operations: ApiOperation[];
  schemas: Record<string, ApiSchema>;
}

export interface ApiEndpoint {
  method: string;
  path: string;
  /** What one call counts; 0 is free. */
  cost_weight: number;
  summary: string | null;
}

export interface EndpointMerge {
  endpoints: ApiEndpoint[];
  added: number;
  removed: number;
  kept: number;
}

export const DEFAULT_COST_WEIGHT = 1;
const SUMMARY_LENGTH = 200;

/** What tells endpoints apart: method and shape of the path. */
export function endpointKey({ method, path }: { method: string; path: string }): string {
  return `${method} ${shapeOf(path)}`;
}

/** The endpoints that an imported document gives: its operations, with the weights that were set before. */
export function mergeEndpoints(before: readonly ApiEndpoint[], document: ApiDocument): EndpointMerge {
  const known = new Map(before.map((endpoint) => [endpointKey(endpoint), endpoint]));
  const endpoints = document.operations.map((operation) => ({
    method: operation.method,
    path: operation.path,
    cost_weight: known.get(endpointKey(operation))?.cost_weight ?? DEFAULT_COST_WEIGHT,
    summary: operation.summary?.slice(0, SUMMARY_LENGTH) ?? null,
  }));
  const kept = endpoints.filter((endpoint) => known.has(endpointKey(endpoint))).length;
  return { endpoints, kept, added: endpoints.length - kept, removed: before.length - kept };
}

export type ReferenceOperation = ApiOperation & { cost_weight: number };

/**
 * What customers read: the operations that are offered (an endpoint stands for each), with their weights. An endpoint
 * that no document describes is shown by its address alone.
 */
export function toReference(document: ApiDocument | null, endpoints: readonly ApiEndpoint[], gatewayPath: string, productTitle: string) {
  const described = new Map(document?.operations.map((operation) => [endpointKey(operation), operation]));
  const operations = endpoints.map((endpoint, index): ReferenceOperation => {
    const operation = described.get(endpointKey(endpoint)) ?? bareOperation(endpoint, index);
    return { ...operation, summary: endpoint.summary ?? operation.summary, cost_weight: endpoint.cost_weight };
  });
  return {
    title: document?.title ?? productTitle,
    version: document?.version ?? null,
    description: document?.description ?? null,
    gateway_path: gatewayPath,
    tags: document?.tags ?? [],
    operations,
    schemas: document?.schemas ?? {},
  };
}

function bareOperation({ method, path, summary }: ApiEndpoint, index: number): ApiOperation {
  const parameters = [...path.matchAll(/\{([^{}]+)\}/g)].map((match): ApiParameter => ({
    name: match[1] ?? "",
    in: "path",
    required: true,
    deprecated: false,
    description: null,
    schema: { type: "string" },
  }));
  return {
    ...{ id: `endpoint-${index + 1}`, method, path, summary, description: null, tags: [], deprecated: false },
    ...{ parameters, request_body: null, responses: [] },
  };
}
