import assert from "node:assert/strict";
import { test } from "node:test";
import { LaunchError } from "./launch-error.mjs";
import { closingLine, selectSuites } from "./test-run.mjs";

const suites = ["lint", "unit", "e2e"].map((name) => ({ name }));
const namesOf = (...args) => selectSuites(args, suites).map(({ name }) => name);

test("all suites run unless some are named, always in the order of the house", () => {
  assert.deepEqual(namesOf(), ["lint", "unit", "e2e"]);
  assert.deepEqual(namesOf("--only", "e2e,lint"), ["lint", "e2e"]);
  assert.deepEqual(namesOf("--only=unit"), ["unit"]);
});

test("what names no suite is refused: a typing error must not pass for a run", () => {
  for (const args of [["--only", "unti"], ["--only", "unit,x"], ["--only", ""], ["--only"], ["unit"], ["--only", "unit", "e2e"], ["--fast"]]) {
    assert.throws(() => selectSuites(args, suites), LaunchError, args.join(" "));
  }
});

test("the closing line sums all suites", () => {
  assert.equal(
    closingLine([
      { passed: 3, failed: 0 },
      { passed: 4, failed: 2 },
    ]),
    "7 passed, 2 failed",
  );
  assert.equal(closingLine([]), "0 passed, 0 failed");
});
