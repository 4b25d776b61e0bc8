import type { ApiSchema } from "../domain/api-document";
import { keysOf, pointerOf, valueAt } from "./faults";

/** Bounds on what is kept; beyond them the document is refused. */
const MAX_VALUES = 500_000;
const MAX_EXAMPLE_CHARACTERS = 20_000;

const TEXTS = ["title", "description", "format", "pattern", "contentMediaType", "contentEncoding"];
const NUMBERS = ["minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
const FLAGS = ["readOnly", "writeOnly", "deprecated", "uniqueItems"];
const LISTS = ["allOf", "oneOf", "anyOf", "prefixItems"];
const SINGLES = ["items", "not", "additionalProperties", "propertyNames", "contains"];
const DATA = ["default", "const"];

export class TooMuchToKeep extends Error {}

type Fields = Record<string, unknown>;

/**
 * Keeps of schemas what a reader is shown, and follows references by name: each place that is referred to becomes one
 * named schema, so that circles stay circles and nothing is copied twice.
 */
export function createSchemaPruner(root: unknown) {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const waiting: string[] = [];
  let kept = 0;

  const count = (amount = 1) => {
    kept += amount;
    if (kept > MAX_VALUES) throw new TooMuchToKeep();
  };

  /** The name under which the place of a pointer is shown. */
  function nameOf(pointer: string): string {
    const known = names.get(pointer);
    if (known) return known;
    const keys = keysOf(pointer) ?? [];
    const plain = readableName(keys);
    let name = plain.slice(0, 120) || "schema";
    for (let number = 2; taken.has(name); number++) name = `${plain.slice(0, 110)}-${number}`;
    names.set(pointer, name);
    taken.add(name);
    waiting.push(pointer);
    return name;
  }

  function prune(value: unknown): ApiSchema | null {
    count();
    if (typeof value === "boolean") return value ? {} : { not: {} };
    const schema = asFields(value);
    if (!schema) return null;
    const description = textOf(schema["description"]);
    if (typeof schema["$ref"] === "string") {
      const keys = keysOf(schema["$ref"]);
      return keys ? { ref: nameOf(pointerOf(keys)), ...(description ? { description } : {}) } : null;
    }
    return Object.fromEntries([...scalars(schema), ...nested(schema)]);
  }

  function scalars(schema: Fields): [string, unknown][] {
    const entries: [string, unknown][] = [];
    const type = typesOf(schema);
    if (type) entries.push(["type", type]);
    for (const key of TEXTS) if (typeof schema[key] === "string" && schema[key]) entries.push([key, schema[key]]);
    for (const key of NUMBERS) if (typeof schema[key] === "number") entries.push([key, schema[key]]);
    for (const key of FLAGS) if (schema[key] === true) entries.push([key, true]);
    for (const key of ["exclusiveMinimum", "exclusiveMaximum"]) if (["number", "boolean"].includes(typeof schema[key])) entries.push([key, schema[key]]);
    for (const key of DATA) if (key in schema) entries.push([key, small(schema[key])]);
    if (Array.isArray(schema["enum"])) entries.push(["enum", schema["enum"].slice(0, 500).map(small)]);
    const example = "example" in schema ? schema["example"] : Array.isArray(schema["examples"]) ? schema["examples"][0] : undefined;
    if (example !== undefined && small(example) !== undefined) entries.push(["example", example]);
    const property = asFields(schema["discriminator"])?.["propertyName"];
    if (typeof property === "string") entries.push(["discriminator", property]);
    return entries.filter(([, one]) => one !== undefined);
  }

  function nested(schema: Fields): [string, unknown][] {
    const entries: [string, unknown][] = [];
    if (Array.isArray(schema["required"])) entries.push(["required", schema["required"].filter((name) => typeof name === "string")]);
    const properties = asFields(schema["properties"]);
    if (properties) entries.push(["properties", Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, prune(one) ?? {}]))]);
    for (const key of LISTS) if (Array.isArray(schema[key])) entries.push([key, schema[key].map((one) => prune(one) ?? {})]);
    for (const key of SINGLES) {
      const value = schema[key];
      if (key === "additionalProperties" && typeof value === "boolean") entries.push([key, value]);
      else if (value !== undefined) entries.push([key, prune(value) ?? {}]);
    }
    return entries;
  }

  /** An example as it is shown, or undefined when it is too long to be one. */
  function small(value: unknown): unknown {
    const { length } = JSON.stringify(value) ?? "";
    if (length > MAX_EXAMPLE_CHARACTERS) return undefined;
    count(1 + Math.floor(length / 20));
    return value;
  }

  /** Every named schema that is reached, by name. */
  function namedSchemas(): Record<string, ApiSchema> {
    const schemas: [string, ApiSchema][] = [];
    for (let pointer = waiting.shift(); pointer !== undefined; pointer = waiting.shift()) {
      schemas.push([names.get(pointer)!, prune(valueAt(root, keysOf(pointer)!)) ?? {}]);
    }
    return Object.fromEntries(schemas);
  }

  return { prune, nameOf, small, count, namedSchemas };
}

/** `User` for a component and for what stands inside of a shared answer, `User.address` for a place inside of a schema. */
function readableName(keys: readonly string[]): string {
  const [top, kind, name = ""] = keys;
  if (top !== "components") return keys.slice(-3).join(".");
  return kind === "schemas" && keys.length > 3 ? `${name}.${keys.at(-1)}` : name;
}

export type SchemaPruner = ReturnType<typeof createSchemaPruner>;

export function asFields(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() ? value.slice(0, 50_000) : null;
}

/** 3.0 says `nullable: true`, 3.1 says `type: [x, "null"]`: kept as the latter. */
function typesOf(schema: Fields): string | string[] | null {
  const given = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  const types = given.filter((type): type is string => typeof type === "string");
  if (schema["nullable"] === true && types.length > 0 && !types.includes("null")) types.push("null");
  return types.length > 1 ? types : (types[0] ?? null);
}
