import { parseArgs } from "node:util";
import { LaunchError } from "../lib/launch-error.mjs";
import { readWholeNumber } from "../lib/whole-number.mjs";

/** `--json --products 10000 --developers 300 --rounds 150 --without-ssr` with bounds. Throws a LaunchError for anything else. */
export function readBenchOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        json: { type: "boolean", default: false },
        products: { type: "string", default: "10000" },
        developers: { type: "string", default: "300" },
        rounds: { type: "string", default: "150" },
        "without-ssr": { type: "boolean", default: false },
      },
    }));
  } catch (error) {
    throw new LaunchError(error.message);
  }
  const number = (name, min, max) => readWholeNumber(name, values[name], { min, max });
  return {
    json: values.json,
    products: number("products", 100, 200_000),
    developers: number("developers", 10, 20_000),
    rounds: number("rounds", 20, 5000),
    ssr: !values["without-ssr"],
  };
}
