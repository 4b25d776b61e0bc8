import assert from "node:assert/strict";
import { test } from "node:test";
import { createLicenseModel } from "./license-model.mjs";
import { createRandom } from "./random.mjs";
import { readStormOptions } from "./run-storms.mjs";
import { STORMS } from "./storms.mjs";

test("the same seed and name make the same chance, others make another", () => {
  const draw = (seed, name) =>
    Array.from(
      { length: 20 },
      (
        (random) => () =>
          random.below(1000)
      )(createRandom(seed, name)),
    );
  assert.deepEqual(draw(7, "a"), draw(7, "a"));
  assert.notDeepEqual(draw(7, "a"), draw(8, "a"));
  assert.notDeepEqual(draw(7, "a"), draw(7, "b"));
  const random = createRandom(1);
  const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 5)));
  assert.deepEqual([...seen].toSorted(), [3, 4, 5]);
});

test("options have bounds, and name storms that exist", () => {
  assert.equal(readStormOptions([]).storms.length, STORMS.length);
  const [{ name }] = STORMS;
  assert.deepEqual(
    readStormOptions(["--seed", "7", "--only", name]).storms.map((storm) => storm.name),
    [name],
  );
  for (const args of [["--seed", "x"], ["--seconds", "0"], ["--only", "weather"], ["--fast"], ["more"]]) {
    assert.throws(() => readStormOptions(args), { name: "LaunchError" }, args.join(" "));
  }
});

test("the model holds limits of places, domains and changes", () => {
  const model = createLicenseModel({ activation_limit: 2, domain_limit: 1, domain_changes_allowed: 1 });
  assert.equal(model.activate("x", "a"), null);
  assert.equal(model.activate("x", "a"), null);
  assert.equal(model.activate("x", "b"), "DOMAIN_NOT_ALLOWED");
  assert.equal(model.activate("y", "a"), null);
  assert.equal(model.activate("z", "a"), "ACTIVATION_LIMIT_REACHED");
  assert.equal(model.changeDomain("a", "b"), null);
  assert.deepEqual([...model.active.keys()], ["x b", "y b"]);
  assert.equal(model.changeDomain("b", "c"), "DOMAIN_CHANGE_LIMIT_REACHED");
  model.deactivate("x", "b");
  model.deactivate("y", "b");
  assert.equal(model.activate("x", "c"), "DOMAIN_CHANGE_LIMIT_REACHED");
  assert.equal(model.activate("x", "a"), null);
  assert.equal(model.changes(), 1);
});
