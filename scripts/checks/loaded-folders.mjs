import { pluginSources } from "./project-files.mjs";
import { callsOf, classesOf, constantOf, exportsOf, parseSource, propertyOf } from "./source-code.mjs";

/** The engine imports every file of these folders at boot; a helper there is run for nothing or breaks the start. */
const FOLDERS = [
  { pattern: /\/src\/workflows\/steps\//, want: "a step (createStep)", holds: (source) => callsOf(source, "createStep").length > 0 },
  // Beside hooks, what fills the port of a lower floor: it too must run at boot and is imported by nobody.
  {
    pattern: /\/src\/workflows\/hooks\//,
    want: "a hook of a workflow or the filling of a port",
    holds: (source) => /\.hooks\b|@mintreu\/[^/"]+\/ports\//.test(source.text),
  },
  { pattern: /\/src\/workflows\//, want: "a workflow (createWorkflow)", holds: (source) => callsOf(source, "createWorkflow").length > 0 },
  { pattern: /\/src\/subscribers\//, want: "a subscriber (default export and config.event)", holds: (source) => isConfigured(source, "event") },
  { pattern: /\/src\/jobs\//, want: "a job (default export, config.name, config.schedule)", holds: (source) => isConfigured(source, "name", "schedule") },
  {
    pattern: /\/src\/links\//,
    want: "a link (default export of defineLink)",
    holds: (source) => isDefault(source) && callsOf(source, "defineLink").length > 0,
  },
];

function isConfigured(source, ...names) {
  const config = constantOf(source, "config");
  return isDefault(source) && names.every((name) => propertyOf(config, name) !== undefined);
}

const isDefault = (source) => exportsOf(source).includes("default");

export const loadedFolders = {
  name: "folders the engine loads hold what it expects",
  find(project) {
    const sources = pluginSources(project);
    return [...sources.flatMap((path) => misplaced(path, project)), ...modulesWithoutIndex(sources, project), ...twiceExported(sources, project)];
  },
};

function misplaced(path, project) {
  const folder = FOLDERS.find(({ pattern }) => pattern.test(path));
  if (!folder || folder.holds(parseSource(path, project.read(path)))) return [];
  return [`${path} is loaded at boot but is not ${folder.want}`];
}

/** Every folder of `src/modules` is taken for a module. */
function modulesWithoutIndex(sources, project) {
  const folders = new Set(sources.map((path) => /^(plugins\/[^/]+\/src\/modules\/[^/]+)\//.exec(path)?.[1]).filter(Boolean));
  return [...folders]
    .filter((folder) => {
      const index = `${folder}/index.ts`;
      return !sources.includes(index) || callsOf(parseSource(index, project.read(index)), "Module").length === 0;
    })
    .map((folder) => `${folder} is loaded as a module but has no index.ts that defines one`);
}

/** The engine registers a model once for each export and then refuses to start. */
function twiceExported(sources, project) {
  return sources
    .filter((path) => {
      if (!/\/src\/modules\/[^/]+\/models\//.test(path)) return false;
      const source = parseSource(path, project.read(path));
      const names = exportsOf(source);
      return names.includes("default") && names.length > 1 && classesOf(source).length === 0;
    })
    .map((path) => `${path} exports its model both by name and as default`);
}
