import type { ApiContent, ApiDocument, ApiOperation, ApiParameter, ApiResponse } from "../domain/api-document";
import { endpointMethods, pathTemplateFault, shapeOf } from "../domain/path-template";
import { keysOf, type OpenApiFault, type OpenApiOutcome, pointerOf, refused, valueAt } from "./faults";
import { asFields, createSchemaPruner, type SchemaPruner, textOf, TooMuchToKeep } from "./prune-schema";

const MAX_OPERATIONS = 2000;
const PARAMETER_PLACES = ["path", "query", "header", "cookie"] as const;

/** A value with its pointer, references followed; `shared` when one was: then others may lead to it too. */
interface Place {
  fields: Record<string, unknown>;
  pointer: string;
  shared: boolean;
}

interface Reading {
  root: unknown;
  schemas: SchemaPruner;
  ids: Set<string>;
}

/** Keeps of a sound document what the reference shows. */
export function toDocument(root: Record<string, unknown>): OpenApiOutcome<ApiDocument> {
  const reading: Reading = { root, schemas: createSchemaPruner(root), ids: new Set() };
  try {
    const faults = pathFaults(root);
    if (faults.length > 0) return refused(...faults);
    const operations = operationsOf(reading);
    if (operations.length === 0) return refused({ path: "/paths", message: "The document has no operation." });
    if (operations.length > MAX_OPERATIONS) return refused({ path: "/paths", message: `The document has more than ${MAX_OPERATIONS} operations.` });
    const info = asFields(root["info"]) ?? {};
    const document: ApiDocument = {
      openapi: String(root["openapi"]),
      title: String(info["title"] ?? "").slice(0, 200),
      version: String(info["version"] ?? "").slice(0, 100),
      description: textOf(info["description"]),
      server_url: textOf(asFields(listOf(root["servers"])[0])?.["url"]),
      tags: tagsOf(root),
      operations,
      schemas: reading.schemas.namedSchemas(),
    };
    return { ok: true, value: document };
  } catch (error) {
    if (error instanceof TooMuchToKeep) return refused({ path: "", message: "The document holds more than can be shown." });
    throw error;
  }
}

function pathFaults(root: Record<string, unknown>): OpenApiFault[] {
  const seen = new Map<string, string>();
  return Object.keys(asFields(root["paths"]) ?? {})
    .filter((path) => !path.startsWith("x-"))
    .flatMap((path): OpenApiFault[] => {
      const pointer = pointerOf(["paths", path]);
      const fault = pathTemplateFault(path);
      if (fault) return [{ path: pointer, message: `The path ${fault}.` }];
      const other = seen.get(shapeOf(path));
      seen.set(shapeOf(path), path);
      return other === undefined ? [] : [{ path: pointer, message: `The path means the same requests as ${other}.` }];
    });
}

function tagsOf(root: Record<string, unknown>): ApiDocument["tags"] {
  const tags = listOf(root["tags"])
    .map(asFields)
    .filter((tag) => typeof tag?.["name"] === "string");
  return tags.map((tag) => ({ name: String(tag!["name"]).slice(0, 100), description: textOf(tag!["description"]) }));
}

function operationsOf(reading: Reading): ApiOperation[] {
  const paths = asFields(asFields(reading.root)?.["paths"]) ?? {};
  return Object.keys(paths)
    .filter((path) => path.startsWith("/"))
    .flatMap((path) => {
      const item = follow(reading, paths[path], pointerOf(["paths", path]));
      if (!item) return [];
      return endpointMethods.flatMap((method) => {
        const operation = asFields(item.fields[method.toLowerCase()]);
        return operation ? [toOperation(reading, path, method, item, operation)] : [];
      });
    });
}

function toOperation(reading: Reading, path: string, method: string, item: Place, operation: Record<string, unknown>): ApiOperation {
  reading.schemas.count();
  const at = `${item.pointer}/${method.toLowerCase()}`;
  const body = follow(reading, operation["requestBody"], `${at}/requestBody`);
  return {
    id: idOf(reading, operation["operationId"], method, path),
    method,
    path,
    summary: textOf(operation["summary"])?.slice(0, 300) ?? textOf(item.fields["summary"])?.slice(0, 300) ?? null,
    description: textOf(operation["description"]) ?? textOf(item.fields["description"]),
    tags: listOf(operation["tags"])
      .filter((tag) => typeof tag === "string")
      .slice(0, 10)
      .map((tag) => tag.slice(0, 100)),
    deprecated: operation["deprecated"] === true,
    parameters: parametersOf(reading, item, { fields: operation, pointer: at, shared: item.shared }),
    request_body: body && { required: body.fields["required"] === true, description: textOf(body.fields["description"]), content: contentOf(reading, body) },
    responses: responsesOf(reading, operation["responses"], `${at}/responses`),
  };
}

/** What an operation says of a parameter wins over what its path says. */
function parametersOf(reading: Reading, item: Place, operation: Place): ApiParameter[] {
  const found = new Map<string, ApiParameter>();
  for (const place of [item, operation]) {
    for (const [index, one] of listOf(place.fields["parameters"]).entries()) {
      const parameter = follow(reading, one, `${place.pointer}/parameters/${index}`, place.shared);
      const where = PARAMETER_PLACES.find((known) => known === parameter?.fields["in"]);
      const name = parameter?.fields["name"];
      if (!parameter || !where || typeof name !== "string") continue;
      // How a caller names itself is the gateway's affair.
      if (where === "header" && ["authorization", "x-api-key"].includes(name.toLowerCase())) continue;
      found.set(`${where} ${name}`, toParameter(reading, parameter, name, where));
    }
  }
  return [...found.values()].sort((a, b) => PARAMETER_PLACES.indexOf(a.in) - PARAMETER_PLACES.indexOf(b.in));
}

function toParameter(reading: Reading, place: Place, name: string, where: ApiParameter["in"]): ApiParameter {
  const { fields } = place;
  reading.schemas.count();
  const [content] = contentOf(reading, place);
  return {
    name: name.slice(0, 200),
    in: where,
    required: where === "path" || fields["required"] === true,
    deprecated: fields["deprecated"] === true,
    description: textOf(fields["description"]),
    schema: "schema" in fields ? schemaAt(reading, place, "schema") : (content?.schema ?? null),
    ...exampleOf(reading, fields),
  };
}

function responsesOf(reading: Reading, value: unknown, pointer: string): ApiResponse[] {
  return Object.entries(asFields(value) ?? {})
    .filter(([status]) => !status.startsWith("x-"))
    .flatMap(([status, one]) => {
      const place = follow(reading, one, `${pointer}${pointerOf([status])}`);
      if (!place) return [];
      reading.schemas.count();
      const headers = Object.entries(asFields(place.fields["headers"]) ?? {}).flatMap(([name, header]) => {
        const at = follow(reading, header, `${place.pointer}/headers${pointerOf([name])}`, place.shared);
        if (!at) return [];
        reading.schemas.count();
        return [
          { name: name.slice(0, 200), description: textOf(at.fields["description"]), schema: "schema" in at.fields ? schemaAt(reading, at, "schema") : null },
        ];
      });
      return [{ status: status.slice(0, 20), description: textOf(place.fields["description"]), headers, content: contentOf(reading, place) }];
    });
}

function contentOf(reading: Reading, place: Place): ApiContent[] {
  return Object.entries(asFields(place.fields["content"]) ?? {}).flatMap(([mediaType, one]) => {
    const fields = asFields(one);
    if (!fields) return [];
    reading.schemas.count();
    const at = { fields, pointer: `${place.pointer}/content${pointerOf([mediaType])}`, shared: place.shared };
    return [{ media_type: mediaType.slice(0, 200), schema: "schema" in fields ? schemaAt(reading, at, "schema") : null, ...exampleOf(reading, fields) }];
  });
}

/** A schema inside of something shared is kept once, under a name, however many operations lead to it; a plain one is short. */
function schemaAt({ schemas }: Reading, { fields, pointer, shared }: Place, key: string) {
  const value = fields[key];
  const isLarge = ["properties", "items", "allOf", "oneOf", "anyOf"].some((word) => word in (asFields(value) ?? {}));
  return shared && isLarge ? { ref: schemas.nameOf(`${pointer}/${key}`) } : schemas.prune(value);
}

function exampleOf(reading: Reading, fields: Record<string, unknown>): { example?: unknown } {
  const [first] = Object.values(asFields(fields["examples"]) ?? {});
  const value = "example" in fields ? fields["example"] : follow(reading, first, "")?.fields["value"];
  const example = value === undefined ? undefined : reading.schemas.small(value);
  return example === undefined ? {} : { example };
}

/** The object at a place, behind however many references; null when there is none. */
function follow({ root }: Reading, value: unknown, pointer: string, shared = false): Place | null {
  let fields = asFields(value);
  for (let hops = 0; fields && typeof fields["$ref"] === "string"; hops++) {
    const keys = keysOf(fields["$ref"]);
    if (!keys || hops > 20) return null;
    [fields, pointer, shared] = [asFields(valueAt(root, keys)), pointerOf(keys), true];
  }
  return fields && { fields, pointer, shared };
}

/** The author's own id where it can stand in an address, else one of method and path; never the same twice. */
function idOf({ ids }: Reading, given: unknown, method: string, path: string): string {
  const own = typeof given === "string" && /^[\w.-]{1,100}$/.test(given) ? given : null;
  const made = `${method.toLowerCase()}${path.replaceAll(/[^A-Za-z0-9]+/g, "-")}`.replace(/-$/, "").slice(0, 100);
  const base = own ?? made;
  let id = base;
  for (let number = 2; ids.has(id); number++) id = `${base}-${number}`;
  ids.add(id);
  return id;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
