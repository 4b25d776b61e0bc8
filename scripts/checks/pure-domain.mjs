import { posix } from "node:path";
import ts from "typescript";
import { isTest } from "./project-files.mjs";
import { importsOf, parseSource, visit } from "./source-code.mjs";

/** Computation only: digests and addresses, the one library for shapes, and those that know versions, marks of files and public suffixes. */
const ALLOWED = [/^node:crypto$/, /^node:net$/, /^zod$/, /^semver$/, /^magic-bytes\.js$/, /^tldts$/, /^ipaddr\.js$/, /^@mintreu\/[^/]+\/domain\//];
/** The one place that knows the time. */
const CLOCK = "plugins/kit/src/domain/clock.ts";
const FORBIDDEN_CALLS = new Set(["Date.now", "Math.random", "fetch", "setTimeout", "setInterval", "performance.now"]);

/** `src/domain` holds values in, values out: no engine, no input or output, no time or chance of its own. */
export const pureDomain = {
  name: "domain folders are pure",
  find(project) {
    const sources = project.files.filter((path) => /^plugins\/[^/]+\/src\/domain\/.*\.ts$/.test(path) && !isTest(path));
    return sources.flatMap((path) => {
      const source = parseSource(path, project.read(path));
      const imported = importsOf(path, project.read(path)).filter(({ specifier }) => !isAllowed(path, specifier));
      return [
        ...imported.map(({ specifier }) => `${path} imports ${specifier}`),
        ...(path === CLOCK ? [] : impureUses(source).map((use) => `${path} uses ${use}`)),
      ];
    });
  },
};

function isAllowed(path, specifier) {
  if (!specifier.startsWith(".")) return ALLOWED.some((pattern) => pattern.test(specifier));
  const domain = path.slice(0, path.indexOf("/domain/") + "/domain/".length);
  return posix.normalize(posix.join(posix.dirname(path), specifier)).startsWith(domain);
}

function impureUses(source) {
  const uses = [];
  visit(source, (node) => {
    if (ts.isCallExpression(node) && FORBIDDEN_CALLS.has(node.expression.getText())) uses.push(`${node.expression.getText()}()`);
    if (ts.isNewExpression(node) && node.expression.getText() === "Date" && !node.arguments?.length) uses.push("new Date()");
    if (ts.isPropertyAccessExpression(node) && node.getText() === "process.env") uses.push("process.env");
  });
  return uses;
}
