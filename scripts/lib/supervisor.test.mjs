import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { spawnLogged } from "./child-process.mjs";
import { becomesTrue, isAlive } from "./process-identity.mjs";
import { createSupervisor } from "./supervisor.mjs";

let folder;
let lines;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "supervisor-"));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A service that runs a line of JavaScript; `launched` collects its processes. */
function service(name, code, more = {}) {
  const launched = [];
  return {
    name,
    launched,
    launch: async () => {
      const child = spawnLogged({ name, command: process.execPath, args: ["-e", code], env: process.env, logFile: join(folder, `${name}.log`) });
      launched.push(child);
      return child;
    },
    ready: async () => {},
    ...more,
  };
}
const FOREVER = "setInterval(() => {}, 1000)";
const supervise = (options = {}) =>
  createSupervisor({
    line: (text) => lines.push(text),
    onGiveUp: (error) => assert.fail(error.message),
    ...options,
    patience: { firstDelayMs: 10, ...options.patience },
  });

test("a service that is killed is started again, with one line", async () => {
  const supervisor = supervise();
  const one = service("one", FOREVER);
  await supervisor.start(one);
  process.kill(one.launched[0].pid, "SIGKILL");
  assert.ok(await becomesTrue(() => lines.some((text) => /one runs again/.test(text)), 10_000));
  assert.match(lines[0], /one ended unexpectedly \(signal SIGKILL\)/);
  await supervisor.stop(["one"]);
  assert.equal(isAlive(one.launched[1].pid), false);
});

test("after five quick ends it gives up once, with the log", async () => {
  let gaveUp;
  const given = new Promise((resolve) => {
    gaveUp = resolve;
  });
  const supervisor = supervise({ onGiveUp: gaveUp });
  const broken = service("broken", "process.exit(7)");
  await supervisor.start(broken);
  const error = await given;
  assert.match(error.message, /broken ended 6 times in a row \(exit code 7\)/);
  assert.equal(broken.launched.length, 6);
  assert.equal(error.logFile, join(folder, "broken.log"));
  await supervisor.stop(["broken"]);
});

test("a service waits for the restart of what it needs", async () => {
  const supervisor = supervise();
  let openGate;
  const gate = new Promise((resolve) => {
    openGate = resolve;
  });
  const base = service("base", FOREVER);
  const user = service("user", FOREVER, { needs: ["base"] });
  await supervisor.start(base);
  await supervisor.start(user);
  base.ready = () => gate;
  process.kill(base.launched[0].pid, "SIGKILL");
  assert.ok(await becomesTrue(() => base.launched.length === 2, 10_000));
  process.kill(user.launched[0].pid, "SIGKILL");
  assert.ok(await becomesTrue(() => lines.some((text) => /user ended/.test(text)), 10_000));
  openGate();
  assert.ok(await becomesTrue(() => lines.some((text) => /user runs again/.test(text)), 10_000));
  const order = lines.map((text) => /(base|user) (ended|runs)/.exec(text).slice(1).join(" "));
  assert.deepEqual(order, ["base ended", "user ended", "base runs", "user runs"]);
  await supervisor.stop(["user", "base"]);
});

test("a first start that fails is not repeated", async () => {
  const supervisor = supervise();
  const never = service("never", "process.exit(3)", {
    ready: async (child) => {
      await child.exited;
      throw new Error("no answer");
    },
  });
  await assert.rejects(supervisor.start(never), { name: "LaunchError", message: /never did not start \(exit code 3\)/ });
  assert.equal(never.launched.length, 1);
});

test("stopping kills what does not listen, grandchildren too", async () => {
  const supervisor = supervise();
  const stubborn = service(
    "stubborn",
    `
    process.on("SIGTERM", () => {});
    const child = require("node:child_process").spawn(process.execPath, ["-e", "${FOREVER}"], { stdio: "ignore" });
    require("node:fs").writeFileSync(${JSON.stringify(join(folder, "grandchild"))}, String(child.pid));
    ${FOREVER}`,
  );
  const { readFileSync } = await import("node:fs");
  const grandchild = () => {
    try {
      return Number(readFileSync(join(folder, "grandchild"), "utf8"));
    } catch {
      return 0;
    }
  };
  stubborn.ready = async () => assert.ok(await becomesTrue(() => grandchild() > 0, 10_000));
  await supervisor.start(stubborn);
  const pid = grandchild();
  await supervisor.stop(["stubborn"], { hurry: Promise.resolve() });
  assert.equal(isAlive(stubborn.launched[0].pid), false);
  assert.ok(await becomesTrue(() => !isAlive(pid), 5000));
});
