import { randomBytes, randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeFileAtomically } from "./atomic-file.mjs";
import { LaunchError } from "./launch-error.mjs";

const PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

const random = () => randomBytes(32).toString("base64url");
/** Typed by people: no letters that look alike. 55^16 is about 92 bits. */
const password = () => Array.from({ length: 16 }, () => PASSWORD_LETTERS[randomInt(PASSWORD_LETTERS.length)]).join("");

/** One generator for each secret of an installation, by the name of its environment variable. */
const GENERATORS = {
  JWT_SECRET: random,
  COOKIE_SECRET: random,
  LICENSE_KEY_RING: () => `k1:${randomBytes(32).toString("base64")}`,
  MINTREU_DATABASE_PASSWORD: random,
  MINTREU_DEMO_SIGNING_SECRET: random,
  MINTREU_ADMIN_PASSWORD: password,
  MINTREU_DEVELOPER_PASSWORD: password,
  MINTREU_CUSTOMER_PASSWORD: password,
};

/**
 * The secrets of a data folder, made at its first start and kept in `secrets.json`, readable by its owner only.
 * A damaged file stops the start: with new secrets the licence keys in the database could not be read any more.
 */
export function loadSecrets(dataDir) {
  const file = join(dataDir, "secrets.json");
  let stored;
  try {
    stored = readJson(file) ?? {};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LaunchError(`${file} is damaged: restore it, or remove the data folder to begin anew.`);
  }
  const secrets = { ...stored };
  for (const [name, generate] of Object.entries(GENERATORS)) secrets[name] ??= generate();
  if (!existsSync(file) || Object.keys(secrets).length !== Object.keys(stored).length) {
    writeFileAtomically(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return secrets;
}

/** Values that live for one build: it reads the settings but must not keep any of them. */
export function throwAwaySecrets() {
  return Object.fromEntries(Object.entries(GENERATORS).map(([name, generate]) => [name, generate()]));
}
