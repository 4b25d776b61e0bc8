import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { findTool, missingToolsMessage, startRedis } from "./test-tools.mjs";

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "mintreu-tools-"));
  for (const [name, mode] of [
    ["redis-server", 0o755],
    ["valkey-server", 0o755],
    ["chromium", 0o644],
  ]) {
    writeFileSync(join(folder, name), "");
    chmodSync(join(folder, name), mode);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("a tool is found by its first name on PATH, when it can be run", () => {
  const environment = { PATH: ["", "/nowhere", folder].join(delimiter) };
  assert.equal(findTool("redis", environment), join(folder, "valkey-server"));
  assert.equal(findTool("chromium", environment), undefined);
  assert.equal(findTool("redis", {}), undefined);
});

test("one line names what is missing and both commands", () => {
  const message = missingToolsMessage(["chromium"]);
  assert.match(message, /^Chromium is missing/);
  assert.match(message, /apt-get install redis-server/);
  assert.match(message, /apt-get install chromium/);
  assert.doesNotMatch(message, /\n/);
});

test("a Redis that the operator names is used as it is", async () => {
  const redis = await startRedis({}, { given: "redis://cache.example:6379" });
  assert.equal(redis.url, "redis://cache.example:6379");
  await redis.stop();
});
