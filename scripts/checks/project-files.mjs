import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const NEVER = new Set(["node_modules", ".git", ".medusa", ".nuxt", ".output", ".cache", "dist", "coverage", "static", "uploads"]);

/**
 * The project as checks see it: `files` are the paths (relative, forward slashes) that belong to it, built and
 * installed things are none. With git that is what is tracked or would be; without it, everything that is not built.
 */
export function openProject(root) {
  const texts = new Map();
  const files = (gitFiles(root) ?? walk(root)).filter((path) => existsSync(join(root, path))).sort();
  return {
    root,
    files,
    exists: (path) => existsSync(join(root, path)),
    read(path) {
      if (!texts.has(path)) texts.set(path, readFileSync(join(root, path), "utf8"));
      return texts.get(path);
    },
  };
}

function gitFiles(root) {
  if (!existsSync(join(root, ".git"))) return null;
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  return listed.status === 0 ? listed.stdout.split("\0").filter(Boolean) : null;
}

function walk(root, below = "") {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (NEVER.has(entry.name) || entry.name.startsWith(".data")) return [];
    return entry.isDirectory() ? walk(root, path) : [path];
  });
}

/** Folder names of the plugins. */
export function pluginNames({ files }) {
  return [...new Set(files.filter((path) => /^plugins\/[^/]+\//.test(path)).map((path) => path.split("/")[1]))];
}

/** TypeScript sources of the plugins that run in production: no tests, no screens. */
export function pluginSources({ files }) {
  return files.filter((path) => /^plugins\/[^/]+\/src\/.*\.ts$/.test(path) && !isTest(path) && !path.includes("/src/admin/"));
}

export function isTest(path) {
  return /\.(test|spec|e2e)\.[a-z]+$|(^|\/)(test|integration-tests)\//.test(path);
}
