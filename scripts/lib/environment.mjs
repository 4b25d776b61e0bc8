import { readFileSync } from "node:fs";
import { join } from "node:path";

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/;

/**
 * Reads `NAME=value` lines: blank lines and `#` comments are skipped, quotes are taken off, a ` #` behind an
 * unquoted value starts a comment, double quotes know `\n`. Values are never expanded: a `$` stays a `$`.
 */
export function parseEnvironment(text) {
  const values = {};
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    const match = ASSIGNMENT.exec(line);
    if (match) values[match[1]] = unquote(match[2].trim());
  }
  return values;
}

function unquote(raw) {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(raw);
  if (!quoted) return raw.replace(/\s+#.*$/, "");
  return quoted[1] === '"' ? quoted[2].replace(/\\n/g, "\n") : quoted[2];
}

/** Adds the project's `.env` to an environment; what the environment already has wins. */
export function loadProjectEnvironment(root, environment = process.env) {
  let text;
  try {
    text = readFileSync(join(root, ".env"), "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  for (const [name, value] of Object.entries(parseEnvironment(text))) {
    environment[name] ??= value;
  }
}

/** The environment without what npm adds to its scripts, so that a child behaves as if started by hand. */
export function withoutNpmVariables(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^npm_(lifecycle|package|command)/.test(name) && name !== "INIT_CWD"));
}
