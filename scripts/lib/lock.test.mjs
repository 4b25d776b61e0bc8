import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { acquireLock, acquireLockWhenFree, lockHolder, LockHeldError } from "./lock.mjs";
import { startTimeOf } from "./process-identity.mjs";

let folder;
let file;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "launcher.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (holder) => writeFileSync(file, JSON.stringify(holder));

async function deadPid() {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid;
}

test("a second taker is refused while the holder lives, and served after release", () => {
  const lock = acquireLock(file);
  assert.equal(lockHolder(file).pid, process.pid);
  assert.throws(() => acquireLock(file), LockHeldError);
  lock.release();
  assert.equal(lockHolder(file), null);
  acquireLock(file).release();
  assert.deepEqual(readdirSync(folder), []);
});

test("the lock of a dead process is taken over", async () => {
  write({ pid: await deadPid(), start_time: "x:1" });
  acquireLock(file);
  assert.equal(JSON.parse(readFileSync(file, "utf8")).pid, process.pid);
});

test("the lock of a process whose id was used again is taken over", () => {
  write({ pid: process.ppid, start_time: "an-earlier-boot:1" });
  acquireLock(file).release();
  write({ pid: process.ppid, start_time: startTimeOf(process.ppid) });
  assert.throws(() => acquireLock(file), { name: "LockHeldError", holder: { pid: process.ppid, start_time: startTimeOf(process.ppid) } });
});

test("an unreadable lock is stale", () => {
  writeFileSync(file, "{half");
  acquireLock(file).release();
  assert.equal(existsSync(file), false);
});

test("release leaves a lock that belongs to somebody else by now", () => {
  const lock = acquireLock(file);
  write({ pid: 1, start_time: null });
  lock.release();
  assert.equal(existsSync(file), true);
});

test("of many that race for a stale lock exactly one gets it", async () => {
  write({ pid: await deadPid(), start_time: "x:1" });
  const script = `
    const { acquireLock } = await import(${JSON.stringify(new URL("./lock.mjs", import.meta.url).href)});
    try { acquireLock(process.argv[1]); console.log("mine"); } catch (error) { console.log(error.name); }
    process.stdin.resume();
  `;
  const racers = Array.from({ length: 8 }, () => spawn(process.execPath, ["--input-type=module", "-e", script, file]));
  const answers = await Promise.all(racers.map(async ({ stdout }) => String((await once(stdout, "data"))[0]).trim()));
  for (const racer of racers) racer.stdin.end();
  await Promise.all(racers.map((racer) => racer.exitCode ?? once(racer, "exit")));
  assert.deepEqual(answers.sort(), [...Array(7).fill("LockHeldError"), "mine"]);
});

test("waiting ends when the holder releases", async () => {
  const lock = acquireLock(file);
  let waited = 0;
  const next = acquireLockWhenFree(file, {
    onWait: () => {
      waited += 1;
      lock.release();
    },
  });
  (await next).release();
  assert.equal(waited, 1);
});
