/** A call that is put together by hand in the browser. Pure, for both sides. */

export interface ConsoleParameter {
  name: string;
  place: "path" | "query" | "header";
  required: boolean;
  /** An example, or empty. */
  value: string;
  /** What it may be, where the reference says so. */
  choices: string[];
}

/** What the reference knows about calling one operation. */
export interface ConsoleCall {
  method: string;
  /** Below the gateway's own address, with `{names}`. */
  path: string;
  parameters: ConsoleParameter[];
  body: { media_type: string; text: string; required: boolean } | null;
}

/** What was typed: parameters by `place name`, further headers one a line. */
export interface ConsoleEntries {
  values: Record<string, string>;
  headers: string;
  body: string;
}

export interface PreparedCall {
  method: string;
  /** Path and query, escaped. */
  address: string;
  headers: [name: string, value: string][];
  body: string | null;
}

export const KEY_HEADER = "X-API-Key";

export const entryName = ({ place, name }: Pick<ConsoleParameter, "place" | "name">): string => `${place} ${name}`;

/** The entries that a form begins with: examples for what is required, nothing for the rest. */
export function firstEntries({ parameters, body }: ConsoleCall): ConsoleEntries {
  return {
    values: Object.fromEntries(parameters.map((parameter) => [entryName(parameter), parameter.required ? parameter.value : ""])),
    headers: "",
    body: body?.text ?? "",
  };
}

export const takesBody = (method: string): boolean => !["GET", "HEAD"].includes(method);

/** The call, or what is wrong with the entries. */
export function prepareCall({ method, path, parameters, body }: ConsoleCall, entries: ConsoleEntries): PreparedCall | { fault: string } {
  const typed = parameters.map((parameter) => ({ ...parameter, text: entries.values[entryName(parameter)] ?? "" }));
  const missing = typed.find(({ required, text }) => required && text.trim() === "");
  if (missing) return { fault: `${missing.name} is needed.` };
  const of = (place: ConsoleParameter["place"]) => typed.filter((parameter) => parameter.place === place && parameter.text !== "");
  const inPath = new Map(of("path").map(({ name, text }) => [name, text]));
  // A dot segment would be folded away by the browser and lead to another path.
  if ([...inPath.values()].some((text) => /^\.{1,2}$/.test(text))) return { fault: "A part of the path cannot be dots alone." };
  const filled = path.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => encodeURIComponent(inPath.get(name) ?? whole));
  const query = of("query").map(({ name, text }) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
  const further = headerLines(entries.headers);
  if ("fault" in further) return further;
  const headers = [...of("header").map(({ name, text }): [string, string] => [name, text.trim()]), ...further.headers];
  const wrong = headers.map(([name, value]) => faultOfHeader(name, value)).find((fault) => fault !== null);
  if (wrong) return { fault: wrong };
  const text = takesBody(method) && entries.body !== "" ? entries.body : null;
  const typeIsSaid = headers.some(([name]) => name.toLowerCase() === "content-type");
  return {
    method,
    address: `${filled}${query.length > 0 ? `?${query.join("&")}` : ""}`,
    headers: text !== null && !typeIsSaid ? [["Content-Type", body?.media_type ?? "application/json"], ...headers] : headers,
    body: text,
  };
}

function headerLines(text: string): { headers: [string, string][] } | { fault: string } {
  const headers: [string, string][] = [];
  for (const line of text.split("\n").filter((one) => one.trim() !== "")) {
    const colon = line.indexOf(":");
    if (colon < 1) return { fault: `“${line.trim()}” is no header: write Name: value.` };
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return { headers };
}

function faultOfHeader(name: string, value: string): string | null {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return `“${name}” cannot be the name of a header.`;
  if (name.toLowerCase() === KEY_HEADER.toLowerCase()) return `${KEY_HEADER} is sent by itself.`;
  return /^[\t\x20-\x7E\x80-\xFF]*$/.test(value) ? null : `The value of ${name} has signs that a header cannot carry.`;
}

export interface RateState {
  name: string;
  remaining: number;
  reset_seconds: number | null;
}

/** What a `RateLimit` field says: `"rpm";r=59;t=12, "calls_per_month";r=9000;t=80000`. */
export function rateStates(field: string | null): RateState[] {
  const found = (field ?? "").matchAll(/"([^"\\]{1,60})"\s*((?:;\s*[a-z*][\w.*-]*=[^;,]{1,40})*)/g);
  return [...found].flatMap(([, name = "", parameters = ""]) => {
    const number = (key: string) => new RegExp(`;\\s*${key}=(\\d{1,15})(?:;|$)`).exec(parameters)?.[1];
    const remaining = number("r");
    const reset = number("t");
    return remaining === undefined ? [] : [{ name, remaining: Number(remaining), reset_seconds: reset === undefined ? null : Number(reset) }];
  });
}

/** Whether an answer's body is for people to read. */
export function isText(mediaType: string | null): boolean {
  const type = (mediaType ?? "").split(";")[0]!.trim().toLowerCase();
  return type === "" || /^text\/|[/+](json|xml|yaml|javascript|x-www-form-urlencoded|x-ndjson)$|csv$/.test(type);
}

/** JSON with its lines, anything else as it came; so is JSON with numbers that would lose digits on the way. */
export function readable(text: string, mediaType: string | null): string {
  if (!/json/i.test(mediaType ?? "") || /\d{16,}/.test(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
