import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findingsIn } from "./fixture-project.mjs";
import { portableText } from "./portable-text.mjs";
import { openProject } from "./project-files.mjs";
import { fileLength, honestTests, topLevel } from "./tidy-files.mjs";

// Put together, so that this file does not hold what it looks for.
const path = (...parts) => ["", ...parts, ""].join("/");
const host = (...parts) => parts.join(".");

test("addresses and paths of no particular machine are fine", async () => {
  const text = `see ./home/page.vue, https://example.com${path("work")}item and \${root}${path("home", "x")}`;
  assert.deepEqual(await findingsIn(portableText, { "a.ts": text, "package-lock.json": '{ "resolved": "plugins/kit", "link": true }' }), []);
});

for (const [what, file, text] of [
  ["a home folder", "docs/a.md", `in ${path("home", "somebody")}project`],
  ["root's home folder", "a.mjs", `"${path("root")}x"`],
  ["a working folder", ".ci/run", `cd ${path("work")}main`],
  ["a registry", ".npmrc", `//${host("registry", "npmjs", "org")}/`],
  ["a resolved address in the lock file", "package-lock.json", `{ "resolved": "${"https"}://example.com/a.tgz" }`],
]) {
  test(`${what} is refused`, async () => assert.equal((await findingsIn(portableText, { [file]: text })).length, 1));
}

test("the registry that this machine uses is refused", async (context) => {
  const before = process.env.npm_config_registry;
  context.after(() => {
    if (before === undefined) delete process.env.npm_config_registry;
    else process.env.npm_config_registry = before;
  });
  process.env.npm_config_registry = "https://packages.example.test/npm/";
  assert.equal((await findingsIn(portableText, { "a.md": "from packages.example.test" })).length, 1);
});

test("a source file may have 350 lines and not one more", async () => {
  assert.deepEqual(await findingsIn(fileLength, { "a.ts": "x\n".repeat(350), "a.json": "x\n".repeat(999) }), []);
  assert.deepEqual(await findingsIn(fileLength, { "a.ts": "x\n".repeat(351) }), ["a.ts has 351 lines"]);
});

test("a further folder at the top is refused, dot folders are not", async () => {
  assert.deepEqual(await findingsIn(topLevel, { "docs/a.md": "", ".ci/run": "", "README.md": "" }), []);
  assert.equal((await findingsIn(topLevel, { "tools/a.mjs": "" })).length, 1);
});

test("a test that is left out is refused, code in its examples is not", async () => {
  assert.deepEqual(await findingsIn(honestTests, { "a.test.ts": 'test("x", () => run("it.skip()"));', "a.ts": "it.skip();" }), []);
  for (const text of ['it.skip("x", f);', 'describe.only("x", f);', 'xit("x", f);', "await page.waitForTimeout(100);"]) {
    assert.equal((await findingsIn(honestTests, { "a.test.ts": text })).length, 1, text);
  }
});

test("with git, ignored files do not belong to the project and new ones do", () => {
  const root = mkdtempSync(join(tmpdir(), "mintreu-check-"));
  try {
    spawnSync("git", ["init", "--quiet"], { cwd: root });
    for (const [file, text] of [
      [".gitignore", "*.log"],
      ["a.log", ""],
      ["b.ts", ""],
    ])
      writeFileSync(join(root, file), text);
    assert.deepEqual(openProject(root).files, [".gitignore", "b.ts"]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
