import {
  type ApiContent,
  type ApiOperation,
  type ApiReference,
  groupOperations,
  type OperationDetail,
  type ReferencePage,
  type ShownContent,
} from "../../shared/api-reference";
import { consoleCallOf, samplesOf } from "../../shared/api-samples";
import { exampleOf, toSchemaNode } from "../../shared/api-schema";
import { renderMarkdown } from "./markdown";

/** Up to so many operations the page holds all that is inside of them. */
const SHORT = 40;
const MAX_EXAMPLE = 20_000;
const PLACES = { path: "In the path", query: "In the query", header: "Headers", cookie: "Cookies" } as const;

/** The reference as a page: texts rendered here, so that the browser gets nothing that could run. */
export function toReferencePage(reference: ApiReference, product: ReferencePage["product"]): ReferencePage {
  const { title, version, gateway_path, operations } = reference;
  const details = operations.length > SHORT ? [] : operations.map((operation) => [operation.id, toOperationDetail(operation, reference)] as const);
  return {
    ...{ product, title, version, gateway_path },
    description_html: renderMarkdown(reference.description),
    groups: groupOperations(reference, renderMarkdown),
    details: Object.fromEntries(details),
  };
}

/** All that stands inside of one operation. */
export function toOperationDetail(operation: ApiOperation, { schemas, gateway_path }: ApiReference): OperationDetail {
  const node = (one: { name: string; description: string | null; schema: ApiContent["schema"]; required?: boolean; deprecated?: boolean }) => {
    const { name, schema, required = false, deprecated = false } = one;
    const shown = toSchemaNode(schema, schemas, renderMarkdown, { name, required });
    return {
      ...shown,
      deprecated: shown.deprecated || deprecated,
      description_html: one.description ? renderMarkdown(one.description) : shown.description_html,
    };
  };
  const content = (all: ApiContent[]) => all.map((one): ShownContent => toContent(one, schemas));
  const { request_body, parameters, responses } = operation;
  return {
    id: operation.id,
    description_html: renderMarkdown(operation.description),
    parameters: (["path", "query", "header", "cookie"] as const)
      .map((place) => ({ place: PLACES[place], nodes: parameters.filter((one) => one.in === place).map(node) }))
      .filter(({ nodes }) => nodes.length > 0),
    request_body: request_body && {
      required: request_body.required,
      description_html: renderMarkdown(request_body.description),
      content: content(request_body.content),
    },
    responses: responses.map((response) => ({
      status: response.status,
      description_html: renderMarkdown(response.description),
      headers: response.headers.map(node),
      content: content(response.content),
    })),
    samples: samplesOf(operation, gateway_path, schemas),
    call: consoleCallOf(operation, gateway_path, schemas),
  };
}

function toContent({ media_type, schema, ...rest }: ApiContent, schemas: ApiReference["schemas"]): ShownContent {
  const isJson = /\bjson\b/i.test(media_type);
  const example = "example" in rest ? rest.example : isJson && schema ? exampleOf(schema, schemas) : undefined;
  const text = typeof example === "string" && !isJson ? example : example === undefined ? null : JSON.stringify(example, null, 2);
  return { media_type, schema: schema && toSchemaNode(schema, schemas, renderMarkdown), example: text?.slice(0, MAX_EXAMPLE) ?? null };
}
