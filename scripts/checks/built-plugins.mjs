import { join } from "node:path";
import { statSync } from "node:fs";
import { isTest, pluginNames } from "./project-files.mjs";

const SETTINGS = "medusa-backend/medusa-config.ts";

/** The engine passes over a plugin that is not built, not installed or not listed, and starts without it. */
export const builtPlugins = {
  name: "every plugin is listed and built",
  find(project) {
    const listed = new Set([...project.read(SETTINGS).matchAll(/resolve:\s*"@mintreu\/([^/"]+)"/g)].map((match) => match[1]));
    const dependencies = JSON.parse(project.read("medusa-backend/package.json")).dependencies ?? {};
    const workspaces = JSON.parse(project.read("package.json")).workspaces ?? [];
    return enginePlugins(project).flatMap((name) => {
      const faults = [];
      if (!listed.has(name)) faults.push(`plugins/${name} is not listed in ${SETTINGS}`);
      if (!dependencies[`@mintreu/${name}`]) faults.push(`plugins/${name} is not a dependency of medusa-backend`);
      if (!workspaces.includes(`plugins/${name}`)) faults.push(`plugins/${name} is not a workspace`);
      if (!project.exists(`plugins/${name}/src/admin`)) faults.push(`plugins/${name} has no src/admin, without which it cannot be published`);
      return [...faults, ...unbuiltSources(project, name).map((path) => `${path} has no fresh output`)];
    });
  },
};

/** Plugins that the engine loads: those that declare it as their peer. */
function enginePlugins(project) {
  return pluginNames(project).filter((name) => JSON.parse(project.read(`plugins/${name}/package.json`)).peerDependencies?.["@medusajs/medusa"]);
}

function unbuiltSources(project, name) {
  const folder = `plugins/${name}/`;
  const sources = project.files.filter((path) => path.startsWith(`${folder}src/`) && path.endsWith(".ts") && !path.endsWith(".d.ts") && !isTest(path));
  return sources.filter((path) => {
    const output = `${folder}.medusa/server/${path.slice(folder.length).replace(/\.ts$/, ".js")}`;
    return !project.exists(output) || modified(project, output) < modified(project, path);
  });
}

const modified = (project, path) => statSync(join(project.root, path)).mtimeMs;
