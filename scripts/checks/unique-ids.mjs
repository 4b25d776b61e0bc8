import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { pluginSources } from "./project-files.mjs";
import { callsOf, constantOf, parseSource, propertyOf, textOf } from "./source-code.mjs";

/** Keys the engine uses for modules of its own, among them some it loads by itself. */
const ENGINE_MODULES = new Set([
  "analytics",
  "api_key",
  "auth",
  "cache",
  "caching",
  "cart",
  "currency",
  "customer",
  "event_bus",
  "file",
  "fulfillment",
  "index",
  "inventory",
  "link_modules",
  "locking",
  "notification",
  "order",
  "payment",
  "pricing",
  "product",
  "promotion",
  "rbac",
  "region",
  "sales_channel",
  "search",
  "settings",
  "stock_location",
  "store",
  "tax",
  "translation",
  "user",
  "workflows",
]);

/** Ids that are global in the engine: of two same ones, one silently wins. */
export const uniqueIds = {
  name: "ids are unique",
  find(project) {
    const findings = [];
    const engineWorkflows = new Map(engineWorkflowIds(project.root).map((id) => [id, "the engine"]));
    const registers = {
      workflow: createRegister("workflow id", engineWorkflows, findings),
      step: createRegister("step id", new Map(), findings),
      subscriber: createRegister("subscriber id", new Map(), findings),
      job: createRegister("job name", new Map(), findings),
      module: createRegister("module key", new Map([...ENGINE_MODULES].map((key) => [key, "the engine"])), findings),
      model: createRegister("model name", new Map(), findings),
    };
    for (const path of pluginSources(project)) register(path, parseSource(path, project.read(path)), registers);
    return findings;
  },
};

function createRegister(what, owners, findings) {
  return (id, path, expected) => {
    if (id === undefined) findings.push(`${path}: its ${what} cannot be read; write it as text`);
    else if (owners.has(id)) findings.push(`${path}: the ${what} "${id}" is taken by ${owners.get(id)}`);
    else if (expected !== undefined && id !== expected) findings.push(`${path}: the ${what} is "${id}", the file says "${expected}"`);
    owners.set(id, path);
  };
}

function register(path, source, registers) {
  const fileName = basename(path, ".ts");
  for (const { args } of callsOf(source, "createWorkflow")) registers.workflow(textOf(args[0], source), path, fileName);
  for (const { args } of callsOf(source, "createStep")) registers.step(textOf(args[0], source), path);
  if (path.includes("/src/modules/") && fileName === "index") {
    for (const { args, callee } of callsOf(source, "Module")) if (callee === "Module") registers.module(textOf(args[0], source), path);
  }
  for (const { args, callee } of callsOf(source, "define")) if (callee === "model.define") registers.model(textOf(args[0], source), path);
  const config = constantOf(source, "config");
  if (path.includes("/src/subscribers/")) registers.subscriber(textOf(propertyOf(config, "context", "subscriberId"), source), path, fileName);
  if (path.includes("/src/jobs/")) registers.job(textOf(propertyOf(config, "name"), source), path, fileName);
}

/** Read from the engine's compiled flows; loading them would cost seconds. */
function engineWorkflowIds(root) {
  const folder = join(root, "node_modules", "@medusajs", "core-flows", "dist");
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true }).filter((file) => /[\\/]workflows[\\/].*\.js$/.test(file) && !file.endsWith("index.js"));
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const constants = new Map([...text.matchAll(/exports\.(\w+)\s*=\s*["']([^"']+)["']/g)].map((match) => [match[1], match[2]]));
    return [...text.matchAll(/createWorkflow\)\(\s*(?:\{[^}]*?name:\s*)?(?:exports\.(\w+)|["']([^"']+)["'])/g)]
      .map((match) => match[2] ?? constants.get(match[1]))
      .filter(Boolean);
  });
}
