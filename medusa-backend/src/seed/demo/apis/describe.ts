/** What one demo API is behind the gateway. */
export interface DemoApi {
  /** handle of the product */
  product: string;
  upstream_url: string;
  /** Weights that are not 1, by method and path. */
  weights: Record<string, number>;
  document: object;
}

export interface DemoOperation {
  /** `GET /rates/{currency}` */
  at: string;
  id: string;
  tag: string;
  summary: string;
  description?: string;
  deprecated?: boolean;
  parameters?: object[];
  body?: { schema: object; example: unknown };
  answer: { description: string; schema: object; example: unknown; mediaType?: string };
  /** Statuses with a problem as answer. */
  problems: Record<string, string>;
}

interface DemoDocument {
  title: string;
  version: string;
  description: string;
  tags: Record<string, string>;
  operations: DemoOperation[];
  schemas: Record<string, object>;
}

const problem = {
  type: "object",
  description: "A problem as of RFC 9457, with a code that does not change its meaning.",
  required: ["code", "title"],
  properties: { code: { type: "string", example: "not_found" }, title: { type: "string" }, detail: { type: ["string", "null"] } },
};

export const named = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const text = (description: string, more: object = {}) => ({ type: "string", description, ...more });
export const number = (description: string, more: object = {}) => ({ type: "number", description, ...more });
export const list = (items: object, more: object = {}) => ({ type: "array", items, ...more });
export const inPath = (name: string, schema: object) => ({ name, in: "path", required: true, schema });
export const inQuery = (name: string, schema: object, required = false) => ({ name, in: "query", required, schema });

/** An OpenAPI 3.1 document of the operations. */
export function describeApi({ title, version, description, tags, operations, schemas }: DemoDocument): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.at.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: toOperation(operation) };
  }
  return {
    openapi: "3.1.0",
    info: { title, version, description },
    tags: Object.entries(tags).map(([name, about]) => ({ name, description: about })),
    paths,
    components: {
      schemas: { ...schemas, Problem: problem },
      responses: { Problem: { description: "What went wrong.", content: { "application/problem+json": { schema: named("Problem") } } } },
    },
  };
}

function toOperation({ id, tag, summary, description, deprecated, parameters, body, answer, problems }: DemoOperation): object {
  const { mediaType = "application/json", description: what, ...content } = answer;
  const refused = Object.entries(problems).map(([status, about]) => [
    status,
    { description: about, content: { "application/problem+json": { schema: named("Problem") } } },
  ]);
  return {
    operationId: id,
    ...{ tags: [tag], summary, ...(description ? { description } : {}), ...(deprecated ? { deprecated } : {}) },
    ...(parameters ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: { "application/json": body } } } : {}),
    responses: {
      200: { description: what, content: { [mediaType]: content } },
      ...Object.fromEntries(refused),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}
