import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { loadProjectEnvironment, parseEnvironment } from "./environment.mjs";

test("reads plain, quoted, exported and empty values", () => {
  const text = [
    "# a comment",
    "",
    "PLAIN=a b  ",
    "export EXPORTED=1",
    "EMPTY=",
    'DOUBLE="line\\nbreak # kept"',
    "SINGLE='$HOME \\n'",
    "URL=postgres://u:p#w@h/db",
    "REMARK=value # remark",
    "  INDENTED = x ",
    "not an assignment",
    "1BAD=x",
  ].join("\r\n");
  assert.deepEqual(parseEnvironment(text), {
    PLAIN: "a b",
    EXPORTED: "1",
    EMPTY: "",
    DOUBLE: "line\nbreak # kept",
    SINGLE: "$HOME \\n",
    URL: "postgres://u:p#w@h/db",
    REMARK: "value",
    INDENTED: "x",
  });
});

test("the environment wins over the file; no file is no error", () => {
  const root = mkdtempSync(join(tmpdir(), "env-"));
  const environment = { GIVEN: "outside" };
  loadProjectEnvironment(root, environment);
  writeFileSync(join(root, ".env"), "GIVEN=file\nADDED=file\n");
  loadProjectEnvironment(root, environment);
  rmSync(root, { recursive: true });
  assert.deepEqual(environment, { GIVEN: "outside", ADDED: "file" });
});
