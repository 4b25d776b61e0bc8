import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { writeFileAtomically } from "./atomic-file.mjs";

const IGNORED = new Set(["node_modules", ".medusa", ".nuxt", ".output", ".cache", "dist", "coverage", ".git"]);

/**
 * One SHA-256 over names and contents of files: order, dates and the place of the project do not count.
 * Inputs are files or folders relative to `root`; a missing one counts as empty. `keep(path)` may leave files out
 * (path relative to root, with forward slashes). `salt` adds facts that are not files, such as a version.
 */
export function hashContents(root, inputs, { keep = () => true, salt = [] } = {}) {
  const files = new Set();
  for (const input of inputs) collect(root, join(root, input), files);
  const hash = createHash("sha256");
  for (const file of [...files].sort()) {
    if (!keep(file)) continue;
    const contents = readFileSync(join(root, file));
    // Lengths keep "ab"+"c" apart from "a"+"bc".
    hash.update(`${file.length}:${file}:${contents.length}:`).update(contents);
  }
  for (const fact of salt) hash.update(`|${String(fact).length}:${fact}`);
  return hash.digest("hex");
}

function collect(root, path, files) {
  let stat;
  try {
    stat = statSync(path);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (stat.isFile()) {
    files.add(relative(root, path).split(sep).join("/"));
    return;
  }
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(path)) {
    if (!IGNORED.has(name)) collect(root, join(path, name), files);
  }
}

/** What a build left beside its output; `null` when it never finished. */
export function readStamp(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null;
  }
}

/** Marks an output as made from these contents; written last, so that a killed build is done again. */
export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomically(file, `${hash}\n`);
}
