import { LineCounter, parseDocument } from "yaml";
import { type OpenApiFault, type OpenApiOutcome, refused } from "./faults";

/** An alias stands for what it names: a few of them, nested, stand for gigabytes. */
const MAX_ALIASES = 100;

/** Reads JSON or YAML 1.2; what cannot be read is refused with its line and column. */
export function readText(bytes: Uint8Array): OpenApiOutcome<unknown> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refused({ path: "", message: "The document is not UTF-8." });
  }
  if (text.trim() === "") return refused({ path: "", message: "The document is empty." });
  return /^\s*[{[]/.test(text) ? readJson(text) : readYaml(text);
}

function readJson(text: string): OpenApiOutcome<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as Error;
    const [, at] = /at position (\d+)/.exec(message) ?? [];
    return refused(faultAt(text, at === undefined ? text.length : Number(at), `This is no JSON: ${message.replace(/ (?:in JSON )?at position.*$/s, "")}.`));
  }
}

function readYaml(text: string): OpenApiOutcome<unknown> {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, version: "1.2", schema: "core", prettyErrors: false, merge: false, logLevel: "silent" });
    const [error] = document.errors;
    if (error) return refused(faultAt(text, error.pos[0], `This is no YAML: ${error.message}`));
    return { ok: true, value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    const isNesting = error instanceof RangeError;
    return refused({ path: "", message: isNesting ? "The document is nested too deep." : `This is no YAML: ${(error as Error).message}` });
  }
}

function faultAt(text: string, position: number, message: string): OpenApiFault {
  const before = text.slice(0, position).split("\n");
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return { path: "", message: `${message.slice(0, 300)} (line ${line}, column ${column})`, line, column };
}
