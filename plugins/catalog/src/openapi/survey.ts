import { keysOf, type OpenApiFault, pointerOf, valueAt } from "./faults";

const MAX_DEPTH = 100;
const MAX_NODES = 1_000_000;
const MAX_FAULTS = 20;

/** Below these keys stands data, in which nothing is a reference. */
const DATA_KEYS = new Set(["example", "examples", "default", "enum", "const"]);
/** Below these stand names that authors chose: `responses: { default: … }` is no data. */
const NAME_KEYS = new Set([
  ...["properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "responses", "schemas", "headers", "parameters"],
  ...["requestBodies", "pathItems", "paths", "content", "callbacks", "links", "securitySchemes"],
]);

interface Place {
  value: unknown;
  keys: readonly (string | number)[];
  /** Its keys are names. */
  names: boolean;
  data: boolean;
}

/**
 * Walks a document once and says what no reader of it could survive: nesting without end, text that no database
 * holds, references that lead outside of it or nowhere. A reference in a circle is fine.
 */
export function surveyDocument(root: unknown): OpenApiFault[] {
  const faults: OpenApiFault[] = [];
  const places: Place[] = [{ value: root, keys: [], names: false, data: false }];
  for (let visited = 0; places.length > 0 && faults.length < MAX_FAULTS; visited++) {
    const place = places.pop() as Place;
    if (visited > MAX_NODES) return [{ path: "", message: `The document has more than ${MAX_NODES.toLocaleString("en")} values.` }];
    if (place.keys.length > MAX_DEPTH)
      return [{ path: pointerOf(place.keys.slice(0, 8)), message: `The document is nested more than ${MAX_DEPTH} levels deep.` }];
    const fault = faultOf(place, root);
    if (fault) faults.push({ path: pointerOf(place.keys), message: fault });
    if (typeof place.value === "object" && place.value !== null) places.push(...inside(place));
  }
  return faults;
}

function inside({ value, keys, names, data }: Place): Place[] {
  if (Array.isArray(value)) return value.map((one, index) => ({ value: one, keys: [...keys, index], names: false, data }));
  return Object.entries(value as object)
    .map(([key, one]): Place => {
      // Below a name (`properties: { properties: … }`) the document's own words begin again.
      const isWord = !names && !data;
      const isNamed = NAME_KEYS.has(key) || (key === "examples" && keys.length === 1 && keys[0] === "components");
      return { value: one, keys: [...keys, key], names: isWord && isNamed, data: data || (isWord && !isNamed && holdsData(key, keys)) };
    })
    .reverse();
}

function holdsData(key: string, keys: readonly (string | number)[]): boolean {
  return DATA_KEYS.has(key) || key.startsWith("x-") || (key === "value" && keys.at(-2) === "examples");
}

function faultOf({ value, keys, names, data }: Place, root: unknown): string | null {
  if (typeof value === "string") return isStorable(value) ? null : "This text holds a character that cannot be stored.";
  if (typeof value !== "object" || value === null) return null;
  const objectKeys = Object.keys(value);
  if (!objectKeys.every(isStorable)) return "A key holds a character that cannot be stored.";
  // Readers of JSON in browsers take it for something else.
  if (objectKeys.includes("__proto__")) return "A key cannot be __proto__.";
  if (data || names || Array.isArray(value) || !Object.hasOwn(value, "$ref")) return null;
  const { $ref: reference } = value as { $ref: unknown };
  if (typeof reference !== "string") return "A reference ($ref) must be a text.";
  if (!reference.startsWith("#")) return `References outside of the document are not followed: ${reference.slice(0, 200)}`;
  const target = keysOf(reference);
  if (!target) return `References by name are not followed, write where it stands (#/components/…): ${reference.slice(0, 200)}`;
  // The reference of a path `/` + an empty document is the document itself: nothing can be it.
  if (target.length === 0 || keys.length === 0) return "A reference to the whole document means nothing.";
  return valueAt(root, target) === undefined ? `There is nothing at ${reference.slice(0, 200)}` : null;
}

function isStorable(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}
