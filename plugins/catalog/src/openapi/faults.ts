/** What is wrong with a document and where: a JSON pointer, or line and column where it cannot even be read. */
export interface OpenApiFault {
  path: string;
  message: string;
  line?: number;
  column?: number;
}

export type OpenApiOutcome<Value> = { ok: true; value: Value } | { ok: false; faults: OpenApiFault[] };

const MAX_FAULTS = 20;

export function refused(...faults: OpenApiFault[]): { ok: false; faults: OpenApiFault[] } {
  return { ok: false, faults: faults.slice(0, MAX_FAULTS) };
}

/** `/paths/~1users/get` for the keys `paths`, `/users`, `get`. */
export function pointerOf(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The keys of a pointer, with or without the `#` of a reference; null when it is malformed. */
export function keysOf(pointer: string): string[] | null {
  const text = pointer.replace(/^#/, "");
  if (text === "") return [];
  if (!text.startsWith("/")) return null;
  try {
    return decodeURIComponent(text)
      .slice(1)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch {
    return null;
  }
}

/** What stands at a pointer's keys; undefined when nothing does. */
export function valueAt(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }, root);
}
