import assert from "node:assert/strict";
import { test } from "node:test";
import { countsOf, countsOfTool, readJsonReport, readTapReport } from "./test-counts.mjs";

const well = { code: 0, signal: null };
const badly = { code: 1, signal: null };

test("passed and failed are taken as they are", () => {
  assert.deepEqual(countsOf({ passed: 3 }, well), { passed: 3, failed: 0, remarks: [] });
  assert.deepEqual(countsOf({ passed: 3, failed: 2 }, badly), { passed: 3, failed: 2, remarks: [] });
});

test("nothing passes quietly: left out, nothing run, a runner that fails, a runner that is killed", () => {
  assert.deepEqual(countsOf({ passed: 3, leftOut: 2 }, well), { passed: 3, failed: 2, remarks: ["2 left out"] });
  assert.deepEqual(countsOf({}, well), { passed: 0, failed: 1, remarks: ["no test ran"] });
  assert.deepEqual(countsOf({ passed: 3 }, badly), { passed: 3, failed: 1, remarks: ["the runner failed (exit code 1)"] });
  assert.deepEqual(countsOf({ passed: 3 }, { code: null, signal: "SIGKILL" }).failed, 1);
});

test("a tool is one test", () => {
  assert.equal(countsOfTool(well).passed, 1);
  assert.equal(countsOfTool(badly).failed, 1);
  assert.equal(countsOfTool({ code: null, signal: "SIGSEGV" }).failed, 1);
});

test("a JSON report counts files that did not load", () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
      { status: "failed", assertionResults: [] },
      { status: "passed", assertionResults: [{ status: "passed" }] },
    ],
  };
  assert.deepEqual(readJsonReport(report), { passed: 4, failed: 2, leftOut: 2 });
});

test("a TAP report counts cancelled tests as failed", () => {
  const report = "ok 1 - # pass 99 in a name\n# tests 7\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n# duration_ms 5\n";
  assert.deepEqual(readTapReport(report), { passed: 3, failed: 2, leftOut: 2 });
  assert.deepEqual(readTapReport("Killed"), { passed: 0, failed: 0, leftOut: 0 });
});
