import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { assertLauncherRuntime, findProjectNode } from "./node-runtime.mjs";

const name = `node-${process.platform}-${process.arch}`;
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "node-"));
  writeFileSync(join(root, "package.json"), JSON.stringify({ optionalDependencies: { [name]: "24.0.0", "node-other-mips": "24.0.0" } }));
});
afterEach(() => rmSync(root, { recursive: true }));

function place(link) {
  mkdirSync(join(root, "node_modules", name, "bin"), { recursive: true });
  const file = join(root, "node_modules", name, "bin", "node");
  if (link) symlinkSync(link, file);
  else writeFileSync(file, "built for another C library", { mode: 0o755 });
  return file;
}

test("an old Node.js gets one line", () => {
  for (const version of ["18.20.4", "20.18.9"]) assert.throws(() => assertLauncherRuntime(version), { name: "LaunchError" });
  for (const version of ["20.19.0", "22.1.0", "24.0.0"]) assertLauncherRuntime(version);
});

test("the packaged binary is preferred", () => {
  place(process.execPath);
  assert.equal(findProjectNode(root, { version: "26.0.0", execPath: "/bin/sh" }), realpathSync(process.execPath));
});

test("without a binary that runs, the machine's own serves when it is new enough", () => {
  place(null);
  assert.equal(findProjectNode(root, { version: "22.12.0" }), realpathSync(process.execPath));
  assert.throws(() => findProjectNode(root, { version: "20.19.0" }), { name: "LaunchError", message: /22\.12/ });
});
