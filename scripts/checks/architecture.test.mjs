import assert from "node:assert/strict";
import { test } from "node:test";
import { cycles } from "./cycles.mjs";
import { events } from "./events.mjs";
import { findingsIn } from "./fixture-project.mjs";
import { floors } from "./floors.mjs";
import { pureDomain } from "./pure-domain.mjs";

const manifest = (...names) => JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [`@mintreu/${name}`, "0.1.0"])) });
const importing = (specifier) => `import { x } from "${specifier}";\nexport const y = x;\n`;

async function refuses(check, files, expected) {
  const findings = await findingsIn(check, files);
  assert.equal(findings.length, 1, findings.join("\n"));
  assert.match(findings[0], expected);
}

const accepts = async (check, files) => assert.deepEqual(await findingsIn(check, files), []);

test("an import may go down, declared, by package name", () =>
  accepts(floors, {
    "plugins/licensing/package.json": manifest("kit", "payments"),
    "plugins/licensing/src/a.ts": importing("@mintreu/payments/events") + importing("./b"),
    "plugins/licensing/src/b.ts": importing("@mintreu/kit/domain/money"),
    "plugins/gateway/package.json": manifest("kit", "usage"),
    "plugins/gateway/src/a.ts": importing("@mintreu/usage/domain/limits"),
  }));

for (const [what, files, expected] of [
  [
    "upwards",
    { "plugins/catalog/package.json": manifest("licensing"), "plugins/catalog/src/a.ts": importing("@mintreu/licensing/events") },
    /floor 2 must not import floor 3/,
  ],
  [
    "sideways",
    { "plugins/catalog/package.json": manifest("payments"), "plugins/catalog/src/a.ts": importing("@mintreu/payments/events") },
    /floor 2 must not import floor 2/,
  ],
  [
    "upwards for a type",
    { "plugins/kit/package.json": manifest("catalog"), "plugins/kit/src/a.ts": 'import type { X } from "@mintreu/catalog/x";' },
    /floor 0/,
  ],
  ["undeclared", { "plugins/catalog/package.json": manifest(), "plugins/catalog/src/a.ts": importing("@mintreu/kit/x") }, /not among its dependencies/],
  [
    "past the package name",
    { "plugins/catalog/package.json": manifest(), "plugins/catalog/src/a.ts": importing("../../kit/src/x"), "plugins/kit/package.json": "{}" },
    /package name only/,
  ],
  ["of the top floor", { "medusa-backend/src/a.ts": importing("@mintreu/notifications/x") }, /nobody imports the top floor/],
  ["by the storefront", { "storefront/app/a.vue": `<script setup lang="ts">\n${importing("@mintreu/kit/domain/money")}</script>` }, /HTTP client/],
  ["by the admin, by path", { "admin-extensions/src/a.tsx": importing("../../plugins/kit/src/x") }, /HTTP client/],
  [
    "by the gateway, of more than rules",
    { "plugins/gateway/package.json": manifest("licensing"), "plugins/gateway/src/a.ts": importing("@mintreu/licensing/queries/x") },
    /pure domain/,
  ],
]) {
  test(`an import ${what} is refused`, () => refuses(floors, files, expected));
}

test("a plugin without a floor is refused", () => refuses(floors, { "plugins/attic/src/a.ts": "" }, /stands on no floor/));

const owner = { "plugins/payments/src/events.ts": 'export const paymentEvents = { settled: "payment.settled" } as const;' };
const engine = { "node_modules/@medusajs/utils/dist/core-flows/events.js": 'exports.Order = { PLACED: "order.placed" };' };

test("events by constant, the engine's own and fault codes that read alike are fine", () =>
  accepts(events, {
    ...owner,
    ...engine,
    "plugins/payments/src/subscribers/a.ts": 'export const config = { event: "order.placed" };',
    "plugins/licensing/src/a.ts": 'throw new DomainError("conflict", "payment.settled", "");',
  }));

test("an event written out a second time is refused", () =>
  refuses(events, { ...owner, "plugins/licensing/src/a.ts": 'emitEventStep({ eventName: "payment.settled" });' }, /a\.ts:1 writes "payment\.settled"/));

test("a subscriber of an event that nobody owns is refused", () =>
  refuses(
    events,
    { ...owner, ...engine, "plugins/licensing/src/subscribers/a.ts": 'export const config = { event: ["order.placed", "order.plaecd"] };' },
    /order\.plaecd/,
  ));

test("types may name each other, and so may the models of a module", () =>
  accepts(cycles, {
    "plugins/kit/src/a.ts": 'import type { B } from "./b";\nexport interface A { b: B }',
    "plugins/kit/src/b.ts": 'import { type A } from "./a";\nexport interface B { a: A }',
    "plugins/kit/src/modules/m/models/a.ts": importing("./b"),
    "plugins/kit/src/modules/m/models/b.ts": importing("./a"),
  }));

test("a cycle is refused, inside a plugin, across plugins and in the storefront", async () => {
  await refuses(
    cycles,
    { "plugins/kit/src/a.ts": importing("./b"), "plugins/kit/src/b.ts": importing("./c"), "plugins/kit/src/c.ts": importing("./a") },
    /a\.ts → .*b\.ts → .*c\.ts → .*a\.ts/,
  );
  await refuses(cycles, { "plugins/kit/src/a.ts": importing("@mintreu/catalog/b"), "plugins/catalog/src/b.ts": importing("@mintreu/kit/a") }, /catalog/);
  await refuses(cycles, { "storefront/app/a.ts": importing("#shared/b"), "storefront/shared/b.ts": importing("../app/a") }, /shared/);
});

test("a domain folder may use digests, shapes and other rules", () =>
  accepts(pureDomain, {
    "plugins/kit/src/domain/deep/a.ts": importing("node:crypto") + importing("zod") + importing("../b") + importing("@mintreu/kit/domain/money"),
    "plugins/kit/src/domain/b.ts": "export const at = (now: Date) => new Date(now.getTime());",
    "plugins/kit/src/domain/clock.ts": "export const clock = { now: () => new Date() };",
    "plugins/kit/src/domain/b.test.ts": importing("node:fs"),
  }));

for (const [what, text, expected] of [
  ["the engine", importing("@medusajs/framework/utils"), /imports @medusajs/],
  ["the engine's types", 'import type { X } from "@medusajs/framework/types";', /imports @medusajs/],
  ["files", 'export const x = require("node:fs");', /node:fs/],
  ["what lies outside", importing("../queries/find"), /queries/],
  ["the time", "export const x = () => new Date();", /new Date\(\)/],
  ["chance", "export const x = Math.random();", /Math\.random/],
  ["the environment", 'export const x = process.env["X"];', /process\.env/],
]) {
  test(`a domain folder may not use ${what}`, () => refuses(pureDomain, { "plugins/kit/src/domain/a.ts": text }, expected));
}
