import { builtPlugins } from "./built-plugins.mjs";
import { cycles } from "./cycles.mjs";
import { events } from "./events.mjs";
import { floors } from "./floors.mjs";
import { loadedFolders } from "./loaded-folders.mjs";
import { migrations } from "./migrations.mjs";
import { portableText } from "./portable-text.mjs";
import { openProject } from "./project-files.mjs";
import { pureDomain } from "./pure-domain.mjs";
import { routes } from "./routes.mjs";
import { fileLength, honestTests, topLevel } from "./tidy-files.mjs";
import { uniqueIds } from "./unique-ids.mjs";

const CHECKS = [
  floors,
  events,
  cycles,
  pureDomain,
  builtPlugins,
  routes,
  uniqueIds,
  loadedFolders,
  migrations,
  portableText,
  fileLength,
  topLevel,
  honestTests,
];

/** Runs every check on the project: `[{ name, findings }]`. A check that breaks is a finding too. */
export async function runChecks(root) {
  const project = openProject(root);
  return Promise.all(
    CHECKS.map(async ({ name, find }) => {
      try {
        return { name, findings: await find(project) };
      } catch (error) {
        return { name, findings: [`the check itself failed: ${error.stack}`] };
      }
    }),
  );
}
