import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { hashContents, readStamp, writeStamp } from "./content-hash.mjs";

let root;
const write = (path, text) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const hash = (options) => hashContents(root, ["src", "package.json", "missing"], options);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "hash-"));
  write("src/a.ts", "one");
  write("src/deep/b.ts", "two");
  write("package.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true }));

test("dates, and folders that builds write, do not count", () => {
  const before = hash();
  utimesSync(join(root, "src/a.ts"), 1, 1);
  write("src/node_modules/x.js", "x");
  write("src/.medusa/server/x.js", "x");
  assert.equal(hash(), before);
});

test("a changed, added, renamed or moved content changes it", () => {
  const seen = new Set([hash()]);
  write("src/a.ts", "One");
  seen.add(hash());
  write("src/c.ts", "");
  seen.add(hash());
  rmSync(join(root, "src/c.ts"));
  write("src/d.ts", "");
  seen.add(hash());
  write("src/d.ts", "one");
  write("src/a.ts", "");
  seen.add(hash());
  assert.equal(seen.size, 5);
});

test("salt and filter count", () => {
  assert.notEqual(hash({ salt: ["1.0"] }), hash({ salt: ["1.1"] }));
  const filtered = hash({ keep: (path) => path !== "src/deep/b.ts" });
  write("src/deep/b.ts", "changed");
  assert.equal(hash({ keep: (path) => path !== "src/deep/b.ts" }), filtered);
});

test("a stamp is read back, a missing one is null", () => {
  const stamp = join(root, "out/.content-hash");
  assert.equal(readStamp(stamp), null);
  writeStamp(stamp, "abc");
  assert.equal(readStamp(stamp), "abc");
});
