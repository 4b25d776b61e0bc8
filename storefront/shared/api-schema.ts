import type { ApiSchema, SchemaNode } from "./api-reference";

const MAX_DEPTH = 6;
/** All lines of one schema: a reader wants no more, and a page cannot bear it. */
const MAX_NODES = 250;

export type NamedSchemas = Readonly<Record<string, ApiSchema>>;
type Render = (text: string | null) => string;

interface Walk {
  schemas: NamedSchemas;
  render: Render;
  /** Names on the way here: one that comes again is a circle. */
  above: readonly string[];
  left: { nodes: number };
}

/** A schema as lines inside of lines; circles end with the name of what would begin again. */
export function toSchemaNode(schema: ApiSchema | null, schemas: NamedSchemas, render: Render, about: Partial<SchemaNode> = {}): SchemaNode {
  return nodeOf(schema ?? {}, { schemas, render, above: [], left: { nodes: MAX_NODES } }, about);
}

function nodeOf(given: ApiSchema, walk: Walk, about: Partial<SchemaNode> = {}): SchemaNode {
  walk.left.nodes -= 1;
  const isCircle = given.ref !== undefined && walk.above.includes(given.ref);
  const schema = resolve(given, walk.schemas);
  const inside = { ...walk, above: given.ref === undefined ? walk.above : [...walk.above, given.ref] };
  const isDeep = walk.above.length + 1 > MAX_DEPTH || walk.left.nodes <= 0;
  return {
    name: null,
    type: typeText(given, walk.schemas),
    required: false,
    deprecated: schema["deprecated"] === true,
    description_html: walk.render(given.description ?? schema.description ?? null),
    facts: [...factsOf(schema), ...(isCircle ? ["as above"] : [])],
    children: isCircle || isDeep ? [] : childrenOf(schema, inside),
    ...about,
  };
}

/** What stands behind names; a name that leads to itself is nothing. */
function resolve(schema: ApiSchema, schemas: NamedSchemas): ApiSchema {
  let current = schema;
  for (let hops = 0; current.ref !== undefined; hops++) {
    if (hops > 20 || !Object.hasOwn(schemas, current.ref)) return {};
    current = schemas[current.ref]!;
  }
  return current;
}

function childrenOf(schema: ApiSchema, walk: Walk): SchemaNode[] {
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  const children = Object.entries(asObject(schema["properties"])).flatMap(([name, property]) =>
    walk.left.nodes > 0 ? [nodeOf(property as ApiSchema, walk, { name, required: required.has(name) })] : [],
  );
  for (const part of listOf(schema["allOf"])) children.push(...partOf(part, walk));
  for (const [word, text] of [
    ["oneOf", "One of"],
    ["anyOf", "Any of"],
  ] as const) {
    const choices = listOf(schema[word]).filter((choice) => choice["type"] !== "null");
    // `anyOf: [X, null]` is X that may be null, not a choice.
    if (choices.length === 1) children.push(...partOf(choices[0]!, walk));
    else for (const [index, choice] of choices.entries()) if (walk.left.nodes > 0) children.push(nodeOf(choice, walk, { name: `${text} (${index + 1})` }));
  }
  const items = schema["items"];
  if (isObject(items)) children.push(...itemsOf(items, walk));
  if (isObject(schema["additionalProperties"])) children.push(nodeOf(schema["additionalProperties"], walk, { name: "any name" }));
  return children;
}

/** What a part adds stands beside the rest, as if it were written there. */
function partOf(part: ApiSchema, walk: Walk): SchemaNode[] {
  if (part.ref !== undefined && walk.above.includes(part.ref)) return [nodeOf(part, walk)];
  const above = part.ref === undefined ? walk.above : [...walk.above, part.ref];
  return above.length > MAX_DEPTH ? [] : childrenOf(resolve(part, walk.schemas), { ...walk, above });
}

/** A list of objects shows what an object holds. */
function itemsOf(items: ApiSchema, walk: Walk): SchemaNode[] {
  const held = partOf(items, walk);
  const schema = resolve(items, walk.schemas);
  return held.length > 0 || (!schema.description && factsOf(schema).length === 0) ? held : [nodeOf(items, walk, { name: "each" })];
}

/** `string (date-time)`, `User[]`, `integer or null`. */
export function typeText(given: ApiSchema, schemas: NamedSchemas, depth = 0): string {
  const schema = resolve(given, schemas);
  const choices = [...listOf(schema["oneOf"]), ...listOf(schema["anyOf"])];
  if (schema["type"] === undefined && choices.length > 0 && depth < 3) {
    const texts = [...new Set(choices.slice(0, 6).map((choice) => typeText(choice, schemas, depth + 1)))];
    return texts.length <= 4 ? texts.join(" or ") : "one of several";
  }
  const types = Array.isArray(schema["type"]) ? schema["type"].map(String) : [typeof schema["type"] === "string" ? schema["type"] : guessType(schema)];
  return types.map((type) => (type === "array" ? listText(schema, schemas, depth) : plainText(type, given, schema))).join(" or ");
}

function plainText(type: string, given: ApiSchema, schema: ApiSchema): string {
  if (type === "object" && given.ref !== undefined) return given.ref;
  return typeof schema["format"] === "string" && type !== "null" ? `${type} (${schema["format"]})` : type;
}

function listText(schema: ApiSchema, schemas: NamedSchemas, depth: number): string {
  if (!isObject(schema["items"]) || depth > 3) return "array";
  const inner = typeText(schema["items"], schemas, depth + 1);
  return inner.includes(" ") ? `array of ${inner}` : `${inner}[]`;
}

function guessType(schema: ApiSchema): string {
  if (schema["properties"] || schema["allOf"] || schema["additionalProperties"]) return "object";
  if (schema["items"]) return "array";
  if (schema["const"] !== undefined) return typeof schema["const"];
  const [first] = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  return first === undefined || first === null ? "any" : typeof first;
}

const LIMITS: [word: string, text: string][] = [
  ["minimum", "at least"],
  ["maximum", "at most"],
  ["exclusiveMinimum", "above"],
  ["exclusiveMaximum", "below"],
  ["multipleOf", "a multiple of"],
];

const COUNTS: [least: string, most: string, one: string, many: string][] = [
  ["minLength", "maxLength", "character", "characters"],
  ["minItems", "maxItems", "entry", "entries"],
  ["minProperties", "maxProperties", "field", "fields"],
];

/** `1 to 500 entries`, `at least 1 character`, `exactly 3 characters`. */
function countText(least: unknown, most: unknown, one: string, many: string): string[] {
  const noun = (count: number) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
  if (typeof least === "number" && typeof most === "number")
    return [least === most ? `exactly ${noun(most)}` : `${least.toLocaleString("en")} to ${noun(most)}`];
  if (typeof least === "number") return least > 0 ? [`at least ${noun(least)}`] : [];
  return typeof most === "number" ? [`at most ${noun(most)}`] : [];
}

const MAX_VALUES = 30;

/** What a value must be beyond its type, in words. */
export function factsOf(schema: ApiSchema): string[] {
  const facts: string[] = [];
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  if (values.length > 0) facts.push(`one of ${values.slice(0, MAX_VALUES).map(valueText).join(", ")}${values.length > MAX_VALUES ? ", …" : ""}`);
  if ("const" in schema) facts.push(`always ${valueText(schema["const"])}`);
  for (const [word, text] of LIMITS) if (typeof schema[word] === "number") facts.push(`${text} ${schema[word]}`);
  for (const [least, most, one, many] of COUNTS) facts.push(...countText(schema[least], schema[most], one, many));
  if (typeof schema["pattern"] === "string") facts.push(`matches ${schema["pattern"].slice(0, 200)}`);
  if (schema["uniqueItems"] === true) facts.push("no entry twice");
  if (schema["readOnly"] === true) facts.push("in answers only");
  if (schema["writeOnly"] === true) facts.push("in requests only");
  if ("default" in schema) facts.push(`default ${valueText(schema["default"])}`);
  return facts;
}

function valueText(value: unknown): string {
  return (JSON.stringify(value) ?? "").slice(0, 120);
}

/** An example made from a schema where its author gave none; circles end empty. */
export function exampleOf(given: ApiSchema | null, schemas: NamedSchemas, above: readonly string[] = [], left = { values: 200 }): unknown {
  if (!given || left.values-- <= 0) return null;
  const schema = resolve(given, schemas);
  for (const word of ["example", "default", "const"]) if (schema[word] !== undefined) return schema[word];
  if (Array.isArray(schema["enum"])) return schema["enum"][0] ?? null;
  if (given.ref !== undefined && above.includes(given.ref)) return emptyOf(schema);
  const inside = given.ref === undefined ? above : [...above, given.ref];
  if (inside.length > MAX_DEPTH) return emptyOf(schema);
  const deeper = (part: ApiSchema) => exampleOf(part, schemas, inside, left);
  const [choice] = [...listOf(schema["oneOf"]), ...listOf(schema["anyOf"])];
  if (choice && !schema["properties"]) return deeper(choice);
  const type = Array.isArray(schema["type"]) ? schema["type"][0] : (schema["type"] ?? guessType(schema));
  if (type === "object") {
    const parts = listOf(schema["allOf"]).map(deeper).filter(isObject);
    const own = Object.entries(asObject(schema["properties"])).map(([name, property]) => [name, deeper(property as ApiSchema)] as const);
    return Object.assign({}, ...parts, Object.fromEntries(own));
  }
  if (type === "array") return isObject(schema["items"]) ? [deeper(schema["items"])] : [];
  return plainExample(String(type), schema);
}

function emptyOf(schema: ApiSchema): unknown {
  return schema["items"] || schema["type"] === "array" ? [] : {};
}

function plainExample(type: string, schema: ApiSchema): unknown {
  if (type === "integer" || type === "number") return schema["minimum"] ?? 0;
  if (type === "boolean") return true;
  if (type === "null") return null;
  const formats: Record<string, string> = {
    "date-time": "2026-01-31T12:00:00Z",
    date: "2026-01-31",
    email: "ada@people.example",
    uri: "https://example.com",
    uuid: "3f2a9c1e-5b7d-4e8f-9a0b-1c2d3e4f5a6b",
  };
  return formats[String(schema["format"])] ?? "text";
}

function isObject(value: unknown): value is ApiSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): ApiSchema[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
