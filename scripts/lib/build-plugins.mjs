// Transpiles every plugin's TypeScript to `<plugin>/.medusa/server/src`, where Medusa looks for it.
// One swc pass over all plugins costs well under a second, so it always runs whole; what no longer
// has a source is removed. Types are checked apart, by `tsc`.
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
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

/** Folders of the plugins that are transpiled here (admin-extensions has its own build). */
export async function pluginFolders() {
  const names = await readdir(join(root, "plugins"));
  return names.sort().map((name) => join(root, "plugins", name));
}

/** Builds all plugins; returns how many files were written because their output was missing or older. */
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
  const wanted = new Set();
  let written = 0;
  for (const file of await filesBelow(source)) {
    if (file.endsWith(".test.ts") || file.endsWith(".d.ts")) continue;
    const output = join(target, relative(source, file)).replace(/\.ts$/, ".js");
    wanted.add(output);
    if (file.endsWith(".ts")) wanted.add(`${output}.map`);
    if (await isFresh(output, file)) continue;
    await mkdir(dirname(output), { recursive: true });
    if (file.endsWith(".ts")) {
      const { code, map } = await transform(await readFile(file, "utf8"), { ...swcOptions, filename: file, sourceFileName: file });
      await writeFile(`${output}.map`, map ?? "");
      await writeFile(output, `${code}\n//# sourceMappingURL=${output.split("/").at(-1)}.map\n`);
    } else {
      await writeFile(output, await readFile(file));
    }
    written += 1;
  }
  for (const file of await filesBelow(target)) {
    if (!wanted.has(file)) await rm(file);
  }
  return written;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

async function isFresh(output, source) {
  const [built, origin] = await Promise.all([stat(output).catch(() => null), stat(source)]);
  return built !== null && built.mtimeMs > origin.mtimeMs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildPlugins({ log: console.log });
}
