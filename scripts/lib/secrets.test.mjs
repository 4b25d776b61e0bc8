import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { loadSecrets } from "./secrets.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("made once, readable by the owner only, the same at the next start", () => {
  const first = loadSecrets(folder);
  assert.equal(statSync(join(folder, "secrets.json")).mode & 0o777, 0o600);
  assert.deepEqual(loadSecrets(folder), first);
  assert.equal(new Set(Object.values(first)).size, Object.keys(first).length);
});

test("they have the form their readers ask for", () => {
  const secrets = loadSecrets(folder);
  assert.ok(secrets.JWT_SECRET.length >= 32 && secrets.COOKIE_SECRET.length >= 32);
  const [id, key] = secrets.LICENSE_KEY_RING.split(":");
  assert.equal(id, "k1");
  assert.equal(Buffer.from(key, "base64").length, 32);
});

test("a name that a later version needs is added, the others stay", () => {
  writeFileSync(join(folder, "secrets.json"), JSON.stringify({ JWT_SECRET: "kept" }));
  const secrets = loadSecrets(folder);
  assert.equal(secrets.JWT_SECRET, "kept");
  assert.deepEqual(loadSecrets(folder), secrets);
});

test("a damaged file stops the start instead of being replaced", () => {
  writeFileSync(join(folder, "secrets.json"), "{");
  assert.throws(() => loadSecrets(folder), { name: "LaunchError" });
});
