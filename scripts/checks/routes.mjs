import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { exportsOf, parseSource } from "./source-code.mjs";

const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]);
const OURS = /^(plugins\/[^/]+|medusa-backend)\/src\/api\/(.*)\/route\.ts$/;
/** Routes of the engine that are replaced on purpose, with the reason: `"GET /store/x": "why"`. */
const REPLACED = {};

/** Two same routes: the engine takes the last one it loads and says nothing. */
export const routes = {
  name: "every route is defined once",
  find(project) {
    const owners = new Map();
    const findings = [];
    const add = (route, owner) => {
      const known = owners.get(route);
      if (known && !REPLACED[route]) findings.push(`${route} is defined in ${known} and in ${owner}`);
      owners.set(route, owner);
    };
    for (const { route, owner } of engineRoutes(project.root)) owners.set(route, owner);
    for (const path of project.files) {
      const match = OURS.exec(path);
      if (!match) continue;
      const methods = exportsOf(parseSource(path, project.read(path))).filter((name) => METHODS.has(name));
      if (methods.length === 0) findings.push(`${path} answers no method`);
      for (const method of methods) add(`${method} ${pathOf(match[2])}`, path);
    }
    return findings;
  },
};

/** Folder → path; the name of a parameter does not tell routes apart. */
function pathOf(folder) {
  return `/${folder.replace(/\[[^\]]+\]/g, ":")}`;
}

function engineRoutes(root) {
  const packages = join(root, "node_modules", "@medusajs");
  const folders = [join("medusa", "dist", "api"), join("draft-order", ".medusa", "server", "src", "api")];
  return folders
    .map((folder) => join(packages, folder))
    .filter(existsSync)
    .flatMap((folder) => routesBelow(folder));
}

function routesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith("/route.js"))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      const methods = new Set([...text.matchAll(/\bexports\.([A-Z]+)\s*=/g)].map((match) => match[1]).filter((name) => METHODS.has(name)));
      return [...methods].map((method) => ({ route: `${method} ${pathOf(file.slice(0, -"/route.js".length))}`, owner: "the engine" }));
    });
}
