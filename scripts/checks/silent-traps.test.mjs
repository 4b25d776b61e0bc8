import assert from "node:assert/strict";
import { test } from "node:test";
import { builtPlugins } from "./built-plugins.mjs";
import { findingsIn } from "./fixture-project.mjs";
import { loadedFolders } from "./loaded-folders.mjs";
import { migrations } from "./migrations.mjs";
import { routes } from "./routes.mjs";
import { uniqueIds } from "./unique-ids.mjs";

async function refuses(check, files, expected) {
  const findings = await findingsIn(check, files);
  assert.equal(findings.length, 1, findings.join("\n"));
  assert.match(findings[0], expected);
}

const accepts = async (check, files) => assert.deepEqual(await findingsIn(check, files), []);

const listedPlugin = {
  "package.json": JSON.stringify({ workspaces: ["plugins/kit"] }),
  "medusa-backend/package.json": JSON.stringify({ dependencies: { "@mintreu/kit": "0.1.0" } }),
  "medusa-backend/medusa-config.ts": 'export default { plugins: [{ resolve: "@mintreu/kit" }] };',
  "plugins/kit/package.json": JSON.stringify({ peerDependencies: { "@medusajs/medusa": "2" } }),
  "plugins/kit/src/admin/README.md": "",
  "plugins/kit/src/a.ts": "",
  // Made after its source: files are written in this order.
  "plugins/kit/.medusa/server/src/a.js": "",
};

test("a listed and built plugin is fine, and so is a folder that the engine does not load", () =>
  accepts(builtPlugins, { ...listedPlugin, "plugins/sdk/package.json": "{}" }));

for (const [what, change, expected] of [
  ["without output", { "plugins/kit/src/b.ts": "" }, /b\.ts has no fresh output/],
  ["that is not listed", { "medusa-backend/medusa-config.ts": "export default {};" }, /not listed/],
  ["that the backend does not depend on", { "medusa-backend/package.json": "{}" }, /dependency of medusa-backend/],
  ["that is no workspace", { "package.json": "{}" }, /not a workspace/],
]) {
  test(`a plugin ${what} is refused`, () => refuses(builtPlugins, { ...listedPlugin, ...change }, expected));
}

const get = "export const GET = () => {};";
const engineRoute = { "node_modules/@medusajs/medusa/dist/api/store/carts/[id]/route.js": "exports.GET = void 0;\nexports.GET = GET;" };

test("routes beside each other and beside the engine's are fine", () =>
  accepts(routes, {
    ...engineRoute,
    "plugins/a/src/api/store/licenses/route.ts": get,
    "plugins/a/src/api/store/licenses/[id]/route.ts": `${get}\nexport async function POST() {}`,
    "plugins/b/src/api/store/carts/[id]/route.ts": "export const DELETE = () => {};",
  }));

test("a route of two plugins is refused, whatever its parameter is called", () =>
  refuses(
    routes,
    { "plugins/a/src/api/store/x/[id]/route.ts": get, "plugins/b/src/api/store/x/[handle]/route.ts": get },
    /GET \/store\/x\/: is defined in plugins\/a.* and in plugins\/b/,
  ));
test("a route of the engine is refused", () => refuses(routes, { ...engineRoute, "plugins/a/src/api/store/carts/[cart]/route.ts": get }, /the engine/));
test("a route folder without a method is refused", () => refuses(routes, { "plugins/a/src/api/x/route.ts": "export const get = 1;" }, /answers no method/));

const workflow = (id) => `export const w = createWorkflow(${id}, () => {});`;
const engineFlows = {
  "node_modules/@medusajs/core-flows/dist/cart/workflows/create-carts.js":
    'exports.createCartWorkflowId = "create-cart";\n(0, sdk_1.createWorkflow)({ name: exports.createCartWorkflowId, idempotent: false }, () => {});',
};

test("ids of their own are fine, also by constant or as an object", () =>
  accepts(uniqueIds, {
    ...engineFlows,
    "plugins/a/src/workflows/sell.ts": `const id = "sell" as const;\n${workflow("id")}\ncreateStep("charge", () => {});`,
    "plugins/a/src/workflows/refund.ts": workflow('{ name: "refund", idempotent: true }'),
    "plugins/a/src/subscribers/sell-on-paid.ts": 'export const config = { event: "x", context: { subscriberId: "sell-on-paid" } };',
    "plugins/a/src/jobs/sweep.ts": 'export const config = { name: "sweep", schedule: "* * * * *" };',
    "plugins/a/src/modules/a/index.ts": 'const A = "shop";\nexport default Module(A, {});',
  }));

const twice = (path, text) => ({ [`plugins/a/src/${path}`]: text, [`plugins/b/src/${path}`]: text });
for (const [what, files, expected] of [
  ["a workflow id", twice("workflows/sell.ts", workflow('"sell"')), /workflow id "sell" is taken by plugins\/a/],
  ["a workflow id of the engine", { ...engineFlows, "plugins/a/src/workflows/create-cart.ts": workflow('"create-cart"') }, /taken by the engine/],
  ["a step id", { "plugins/a/src/workflows/steps/x.ts": 'createStep("x", f); createStep("x", g);' }, /step id "x"/],
  ["a subscriber id", twice("subscribers/s.ts", 'export const config = { context: { subscriberId: "s" } };'), /subscriber id "s"/],
  ["a job name", twice("jobs/j.ts", 'export const config = { name: "j" };'), /job name "j"/],
  ["a module key", twice("modules/m/index.ts", 'export default Module("m", {});'), /module key "m"/],
  [
    "a module key of the engine",
    { "plugins/a/src/modules/m/index.ts": 'export default Module("notification", {});' },
    /module key "notification" is taken by the engine/,
  ],
  ["a model name", twice("modules/m/models/x.ts", 'export const X = model.define("x", {});'), /model name "x"/],
]) {
  test(`${what} used twice is refused`, () => refuses(uniqueIds, files, expected));
}

test("an id that its file does not say, or that cannot be read, is refused", async () => {
  await refuses(uniqueIds, { "plugins/a/src/workflows/sell.ts": workflow('"buy"') }, /the file says "sell"/);
  await refuses(uniqueIds, { "plugins/a/src/workflows/sell.ts": workflow("prefix + name") }, /cannot be read/);
  await refuses(uniqueIds, { "plugins/a/src/subscribers/s.ts": 'export const config = { event: "x" };' }, /subscriber id cannot be read/);
});

test("folders the engine loads may hold what it expects", () =>
  accepts(loadedFolders, {
    "plugins/a/src/workflows/sell.ts": workflow('"sell"'),
    "plugins/a/src/workflows/steps/charge.ts": 'export const s = createStep("charge", f);',
    "plugins/a/src/workflows/hooks/check.ts": "sellWorkflow.hooks.validate(() => {});",
    "plugins/a/src/workflows/hooks/fill.ts": 'import { registerCounts } from "@mintreu/b/ports/counts";\nregisterCounts(count);',
    "plugins/a/src/subscribers/s.ts": 'export default () => {};\nexport const config = { event: "x" };',
    "plugins/a/src/jobs/j.ts": 'export default function j() {}\nexport const config = { name: "j", schedule: "* * * * *" };',
    "plugins/a/src/links/l.ts": "export default defineLink(a, b);",
    "plugins/a/src/modules/m/index.ts": 'export default Module("m", {});',
    "plugins/a/src/modules/m/models/x.ts": 'export const X = model.define("x", {});',
    "plugins/a/src/queries/helper.ts": "export const x = 1;",
  }));

const helper = "export const x = 1;";
for (const [what, files, expected] of [
  ["a helper among workflows", { "plugins/a/src/workflows/x.ts": helper }, /not a workflow/],
  ["a helper among steps", { "plugins/a/src/workflows/steps/x.ts": helper }, /not a step/],
  ["a helper among hooks", { "plugins/a/src/workflows/hooks/x.ts": helper }, /not a hook/],
  ["a helper among subscribers", { "plugins/a/src/subscribers/x.ts": helper }, /not a subscriber/],
  ["a job without a schedule", { "plugins/a/src/jobs/x.ts": 'export default () => {};\nexport const config = { name: "x" };' }, /not a job/],
  ["a link that is not exported", { "plugins/a/src/links/x.ts": "export const l = defineLink(a, b);" }, /not a link/],
  ["a module folder without a module", { "plugins/a/src/modules/m/service.ts": helper }, /no index\.ts/],
  [
    "a model exported twice",
    {
      "plugins/a/src/modules/m/index.ts": 'Module("m", {});',
      "plugins/a/src/modules/m/models/x.ts": 'export const X = model.define("x", {});\nexport default X;',
    },
    /both by name and as default/,
  ],
]) {
  test(`${what} is refused`, () => refuses(loadedFolders, files, expected));
}

const migration = (name) => `export class ${name} extends Migration {}`;

test("migrations of different names are fine", () =>
  accepts(migrations, { "plugins/a/src/modules/a/migrations/M1.ts": migration("M1"), "plugins/b/src/modules/b/migrations/M2.ts": migration("M2") }));
test("a migration name of two plugins is refused", () =>
  refuses(
    migrations,
    { "plugins/a/src/modules/a/migrations/M1.ts": migration("M1"), "plugins/b/src/modules/b/migrations/M1.ts": migration("M1") },
    /like plugins\/a/,
  ));
test("a migration whose file has another name is refused", () =>
  refuses(migrations, { "plugins/a/src/modules/a/migrations/M1.ts": migration("M2") }, /must have one name/));
