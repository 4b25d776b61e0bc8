import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { hashContents, readStamp, writeStamp } from "./content-hash.mjs";

const INPUTS = ["plugins/sdk/src", "plugins/sdk/package.json", "plugins/sdk/tsconfig.json", "plugins/sdk/tsconfig.build.json"];

/** Compiles `@mintreu/sdk` to plain modules with their types, as it is published, unless its contents are those of the last time. */
export function buildSdk(root) {
  const dist = join(root, "plugins", "sdk", "dist");
  const stamp = join(dist, ".content-hash");
  const hash = hashContents(root, INPUTS, { keep: (path) => !path.endsWith(".test.ts") });
  if (readStamp(stamp) === hash && existsSync(join(dist, "index.js"))) return false;
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const built = spawnSync(process.execPath, [compiler, "-p", join(root, "plugins", "sdk", "tsconfig.build.json")], { encoding: "utf8" });
  if (built.status !== 0) throw new Error(`the SDK does not compile:\n${built.stdout}${built.stderr}`);
  writeStamp(stamp, hash);
  return true;
}
