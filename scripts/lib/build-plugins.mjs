// Transpiles every plugin's TypeScript to `<plugin>/.medusa/server/src`, where Medusa looks for it.
// What has not changed by content is left as it is, and what no longer has a source is removed. One swc pass over
// all plugins costs well under a second. Types are checked apart, by `tsc`.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const swcOptions = {
  jsc: {
    parser: { syntax: "typescript", decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: "es2022",
    keepClassNames: true,
  },
  module: { type: "commonjs" },
  sourceMaps: true,
  swcrc: false,
};

/** Folders of the plugins that are transpiled here: those that the engine loads (the SDK and admin-extensions have builds of their own). */
export async function pluginFolders() {
  const names = await readdir(join(root, "plugins"));
  return names
    .filter((name) => name !== "sdk")
    .sort()
    .map((name) => join(root, "plugins", name));
}

/** Builds all plugins; returns how many files were written because their source changed or their output was missing. */
export async function buildPlugins({ log = () => {} } = {}) {
  const { transform } = await import("@swc/core");
  let written = 0;
  for (const plugin of await pluginFolders()) {
    written += await buildPlugin(plugin, transform);
  }
  log(`plugins built (${written} ${written === 1 ? "file" : "files"} changed)`);
  return written;
}

async function buildPlugin(plugin, transform) {
  const source = join(plugin, "src");
  const target = join(plugin, ".medusa", "server", "src");
  const manifestFile = join(plugin, ".medusa", "server", "sources.json");
  const built = await readFile(manifestFile, "utf8").then(JSON.parse, () => ({}));
  const hashes = {};
  const wanted = new Set();
  let written = 0;
  for (const file of await filesBelow(source)) {
    if (file.endsWith(".test.ts") || file.endsWith(".d.ts")) continue;
    const name = relative(source, file);
    const output = join(target, name).replace(/\.ts$/, ".js");
    wanted.add(output);
    if (file.endsWith(".ts")) wanted.add(`${output}.map`);
    const content = await readFile(file);
    hashes[name] = hashOf(content);
    if (built[name] === hashes[name] && (await exists(output))) {
      await freshen(output, file);
      continue;
    }
    // From the first output that changes on, what the list says holds no more: an interrupted build must not be believed.
    if (written === 0) await rm(manifestFile, { force: true });
    await mkdir(dirname(output), { recursive: true });
    if (file.endsWith(".ts")) {
      const { code, map } = await transform(content.toString("utf8"), { ...swcOptions, filename: file, sourceFileName: file });
      await writeFile(`${output}.map`, map ?? "");
      await writeFile(output, `${code}\n//# sourceMappingURL=${output.split("/").at(-1)}.map\n`);
    } else {
      await writeFile(output, content);
    }
    written += 1;
  }
  for (const file of await filesBelow(target)) {
    if (!wanted.has(file)) await rm(file);
  }
  // Last, and written anew, so that a build that was interrupted is done again as a whole.
  await writeFile(manifestFile, JSON.stringify(hashes));
  return written;
}

/** A checkout gives unchanged sources a later date; the output is theirs all the same, and its date says so. */
async function freshen(output, source) {
  const [made, written] = await Promise.all([stat(output), stat(source)]);
  if (made.mtimeMs < written.mtimeMs) await utimes(output, new Date(), new Date());
}

/** Of what decides an output: its source and how it is transpiled. */
function hashOf(content) {
  return createHash("sha256").update(JSON.stringify(swcOptions)).update(content).digest("hex");
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPlugins({ log: console.log });
}
