import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";

/** Writes a whole file or nothing: a reader, or a start after a power cut, never sees half of it. */
export function writeFileAtomically(file, text, { mode = 0o644 } = {}) {
  const draft = `${file}.${process.pid}.tmp`;
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, "wx", mode);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, file);
}

/** The parsed JSON of a file, or `undefined` when there is no such file. Malformed JSON throws. */
export function readJson(file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
  return JSON.parse(text);
}

/** Like `readJson`, for files that may be lost without harm: malformed counts as absent. */
export function readJsonIfSound(file) {
  try {
    return readJson(file);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
