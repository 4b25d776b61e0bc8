/** Shapes of `GET /store/products/:id/api-reference`, and what the reference page makes of them. Pure, for both sides. */

import type { ConsoleCall } from "./api-console";

/** JSON Schema's own words; a named schema stands as `{ ref }`. */
export type ApiSchema = { ref?: string; description?: string } & Record<string, unknown>;

export interface ApiContent {
  media_type: string;
  schema: ApiSchema | null;
  example?: unknown;
}

export interface ApiParameter {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required: boolean;
  deprecated: boolean;
  description: string | null;
  schema: ApiSchema | null;
  example?: unknown;
}

export interface ApiOperation {
  id: string;
  method: string;
  path: string;
  summary: string | null;
  description: string | null;
  tags: string[];
  deprecated: boolean;
  cost_weight: number;
  parameters: ApiParameter[];
  request_body: { required: boolean; description: string | null; content: ApiContent[] } | null;
  responses: {
    status: string;
    description: string | null;
    headers: { name: string; description: string | null; schema: ApiSchema | null }[];
    content: ApiContent[];
  }[];
}

export interface ApiReference {
  title: string;
  version: string | null;
  description: string | null;
  gateway_path: string;
  tags: { name: string; description: string | null }[];
  operations: ApiOperation[];
  schemas: Record<string, ApiSchema>;
}

/** One line of the list and of the side navigation. */
export interface OperationLine {
  id: string;
  method: string;
  path: string;
  summary: string | null;
  deprecated: boolean;
  cost_weight: number;
}

export interface OperationGroup {
  /** For addresses inside of the page. */
  id: string;
  name: string;
  description_html: string;
  operations: OperationLine[];
}

/** A schema as it is shown: one line, with what it holds below it. */
export interface SchemaNode {
  name: string | null;
  type: string;
  required: boolean;
  deprecated: boolean;
  description_html: string;
  /** `at least 3 characters`, `default "x"`. */
  facts: string[];
  children: SchemaNode[];
}

export interface ShownContent {
  media_type: string;
  schema: SchemaNode | null;
  example: string | null;
}

/** All that stands inside of an operation once it is opened. */
export interface OperationDetail {
  id: string;
  description_html: string;
  parameters: { place: string; nodes: SchemaNode[] }[];
  request_body: { required: boolean; description_html: string; content: ShownContent[] } | null;
  responses: { status: string; description_html: string; headers: SchemaNode[]; content: ShownContent[] }[];
  samples: { language: string; text: string }[];
  call: ConsoleCall;
}

export interface ReferencePage {
  product: { id: string; handle: string; title: string };
  title: string;
  version: string | null;
  description_html: string;
  gateway_path: string;
  groups: OperationGroup[];
  /** Of short references all of them; those of long ones come when they are opened. */
  details: Record<string, OperationDetail>;
}

const OTHERS = "Other operations";

/** The operations by their first tag, tags in the author's order, those without one last. */
export function groupOperations(reference: Pick<ApiReference, "tags" | "operations">, render: (text: string | null) => string): OperationGroup[] {
  const groups = new Map<string, OperationLine[]>(reference.tags.map(({ name }) => [name, []]));
  const untagged: OperationLine[] = [];
  for (const { id, method, path, summary, deprecated, cost_weight, tags } of reference.operations) {
    const line = { id, method, path, summary, deprecated, cost_weight };
    const [tag] = tags;
    if (tag === undefined) untagged.push(line);
    else groups.set(tag, [...(groups.get(tag) ?? []), line]);
  }
  const descriptions = new Map(reference.tags.map(({ name, description }) => [name, description]));
  const named = [...groups].filter(([, operations]) => operations.length > 0).map(([name, operations]) => ({ name, operations }));
  const all = untagged.length > 0 ? [...named, { name: named.length > 0 ? OTHERS : "Operations", operations: untagged }] : named;
  return all.map(({ name, operations }, index) => ({ id: `group-${index + 1}`, name, description_html: render(descriptions.get(name) ?? null), operations }));
}

/** The groups with what answers to all the words of a search, in method, path, summary or group. */
export function filterGroups(groups: readonly OperationGroup[], search: string): OperationGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter(({ method, path, summary }) => {
        const text = `${method} ${path} ${summary ?? ""} ${group.name}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ operations }) => operations.length > 0);
}

/** The fragment of an operation's address. */
export function anchorOf(operationId: string): string {
  return `op-${operationId}`;
}

/** `counts 3 calls`; null for the ordinary one. */
export function weightText(weight: number): string | null {
  if (weight === 1) return null;
  return weight === 0 ? "does not count" : `counts ${weight.toLocaleString("en")} calls`;
}
