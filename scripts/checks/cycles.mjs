import { posix } from "node:path";
import { isTest } from "./project-files.mjs";
import { importsOf } from "./source-code.mjs";

const CHECKED = /^(plugins\/[^/]+\/src|medusa-backend\/src|admin-extensions\/src|storefront\/(app|server|shared)|scripts)\/.*\.(ts|tsx|mjs|vue)$/;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".vue", "/index.ts", "/index.mjs"];

/** Files that need each other while they load: one of them finds the other half made. Types alone do no harm. */
export const cycles = {
  name: "no import cycles",
  find(project) {
    const files = new Set(project.files.filter((path) => CHECKED.test(path) && !isTest(path)));
    const graph = new Map([...files].map((path) => [path, targetsOf(path, project, files)]));
    return cyclesOf(graph).map((cycle) => cycle.join(" → "));
  },
};

function targetsOf(path, project, files) {
  return importsOf(path, project.read(path))
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ specifier }) => resolve(path, specifier, files))
    .filter((target) => target && target !== path && !areModelsOfOneModule(path, target));
}

/** The engine's relations name the other model inside a function: it wants both sides. */
function areModelsOfOneModule(path, target) {
  return posix.dirname(path).endsWith("/models") && posix.dirname(path) === posix.dirname(target);
}

function resolve(path, specifier, files) {
  const plugin = /^@mintreu\/([^/]+)\/(.+)$/.exec(specifier);
  const base = plugin ? `plugins/${plugin[1]}/src/${plugin[2]}` : withoutAlias(path, specifier);
  return base && ENDINGS.map((ending) => base + ending).find((file) => files.has(file));
}

function withoutAlias(path, specifier) {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(path), specifier));
  if (/^[~@]\//.test(specifier)) return `storefront/app/${specifier.slice(2)}`;
  return specifier.startsWith("#shared/") ? `storefront/shared/${specifier.slice("#shared/".length)}` : null;
}

/** One closed path for each group of files that reach each other. */
function cyclesOf(graph) {
  const state = new Map();
  const found = [];
  const walk = (node, trail) => {
    state.set(node, "open");
    for (const next of graph.get(node) ?? []) {
      if (state.get(next) === "open") found.push([...trail.slice(trail.indexOf(next)), next]);
      else if (!state.has(next)) walk(next, [...trail, next]);
    }
    state.set(node, "done");
  };
  for (const node of graph.keys()) if (!state.has(node)) walk(node, [node]);
  return found;
}
