import { createRequire } from "node:module";
import { join } from "node:path";
import ts from "typescript";
import { isTest, pluginSources } from "./project-files.mjs";
import { isText, parseSource, propertyOf, textsOf, visit } from "./source-code.mjs";

/** An event is a string that its emitter owns in `src/events.ts`; everybody else imports it from there. */
export const events = {
  name: "events are named by their owner",
  find(project) {
    const owners = ownedEvents(project);
    const known = new Set([...owners.keys(), ...engineEvents(project)]);
    return pluginSources(project)
      .filter((path) => !isTest(path))
      .flatMap((path) => {
        const source = parseSource(path, project.read(path));
        return [...repeatedNames(path, source, owners), ...unknownNames(path, source, known, project)];
      });
  },
};

function ownedEvents(project) {
  const owners = new Map();
  for (const path of project.files.filter((file) => /^plugins\/[^/]+\/src\/events\.ts$/.test(file))) {
    for (const { text } of textsOf(parseSource(path, project.read(path)))) owners.set(text, path);
  }
  return owners;
}

/** A fault may have a code that reads like an event (`developer.suspended`): those stand in its constructor. */
function repeatedNames(path, source, owners) {
  return textsOf(source)
    .filter(({ text, node }) => owners.has(text) && owners.get(text) !== path && !ts.isNewExpression(node.parent))
    .map(({ text, line }) => `${path}:${line} writes "${text}" instead of importing it from ${owners.get(text)}`);
}

/** A subscriber of a misspelled event is never called and nobody hears of it; an emitted one is never heard. */
function unknownNames(path, source, known, project) {
  const findings = [];
  visit(source, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return;
    const names = path.includes("/src/subscribers/") ? literals(propertyOf(node, "event")) : literals(propertyOf(node, "eventName"));
    for (const name of names) {
      if (!known.has(name) && hasEngine(project)) findings.push(`${path} names the event "${name}", which nobody owns`);
    }
  });
  return findings;
}

function literals(expression) {
  if (isText(expression)) return [expression.text];
  return expression && ts.isArrayLiteralExpression(expression) ? expression.elements.filter(isText).map((one) => one.text) : [];
}

const engineFile = (project) => join(project.root, "node_modules", "@medusajs", "utils", "dist", "core-flows", "events.js");
const hasEngine = (project) => project.exists("node_modules/@medusajs/utils/dist/core-flows/events.js");

function engineEvents(project) {
  if (!hasEngine(project)) return [];
  const groups = createRequire(import.meta.url)(engineFile(project));
  return Object.values(groups).flatMap((group) => (group && typeof group === "object" ? Object.values(group) : []));
}
