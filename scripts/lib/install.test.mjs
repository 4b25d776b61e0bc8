import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { isInstalled, rememberInstalled } from "./install.mjs";

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "install-"));
  mkdirSync(join(root, "node_modules"));
});
afterEach(() => rmSync(root, { recursive: true }));

const lock = (packages) => writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
const placed = (packages) => writeFileSync(join(root, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));
const wanted = {
  "": {},
  "plugins/kit": {},
  "node_modules/kit": { link: true },
  "node_modules/pg": { version: "8.1.0" },
  "node_modules/other-platform": { version: "1.0.0", optional: true },
};

test("what npm placed by hand counts when it is what the lock file asks for", () => {
  lock(wanted);
  assert.equal(isInstalled(root), false, "nothing placed");
  placed({ "node_modules/kit": { link: true }, "node_modules/pg": { version: "8.0.0" } });
  assert.equal(isInstalled(root), false, "another version");
  placed({ "node_modules/kit": { link: true }, "node_modules/pg": { version: "8.1.0" }, "node_modules/extra": {} });
  assert.equal(isInstalled(root), true);
});

test("the remembered lock file counts until it changes", () => {
  lock(wanted);
  rememberInstalled(root);
  assert.equal(isInstalled(root), true);
  lock({ ...wanted, "node_modules/new": { version: "1.0.0" } });
  assert.equal(isInstalled(root), false);
});
