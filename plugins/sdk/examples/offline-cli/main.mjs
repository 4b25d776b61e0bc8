#!/usr/bin/env node
// A command-line tool that works without a network: it takes an activation once, keeps a licence file, and renews the
// file when it can. Usage: main.mjs activate <licence key> | run | deactivate
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { createLicenseClient, UnreachableError } from "@mintreu/sdk";
import { fileCache } from "@mintreu/sdk/node";

const folder = process.env.TOOL_HOME ?? join(process.env.HOME ?? ".", ".my-tool");
const files = { installation: join(folder, "installation.json"), license: join(folder, "license.json") };
const licenses = createLicenseClient({ url: process.env.MARKETPLACE_URL, productId: process.env.PRODUCT_ID, cache: fileCache(join(folder, "cache")) });

const commands = { activate, run, deactivate };
const [command, ...args] = process.argv.slice(2);
if (!commands[command]) {
  console.error("usage: activate <licence key> | run | deactivate");
  process.exit(2);
}
process.exitCode = await commands[command](...args);

async function activate(licenseKey) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Kept before asking: an installation whose answer was lost takes the same activation again.
  const known = await read(files.installation);
  const { fingerprint, idempotencyKey } = known ?? { fingerprint: randomUUID(), idempotencyKey: randomUUID() };
  if (!known) await writeFile(files.installation, JSON.stringify({ fingerprint, idempotencyKey }), { mode: 0o600 });
  const result = await licenses.activate({ licenseKey, fingerprint, idempotencyKey, name: hostname() });
  if (!result.activated) {
    console.error(`${result.code}: ${result.message}`);
    return 1;
  }
  const installation = { licenseKey, fingerprint, idempotencyKey, activationToken: result.activationToken };
  await writeFile(files.installation, JSON.stringify(installation), { mode: 0o600 });
  await writeFile(files.license, await licenses.fetchFile(installation), { mode: 0o600 });
  console.log("Activated. The tool now works without a network.");
  return 0;
}

async function run() {
  const installation = await read(files.installation);
  if (!installation?.activationToken) {
    console.error("Activate the tool first.");
    return 1;
  }
  const verdict = (await renew(installation)) ?? (await checkOffline(installation));
  console.log(JSON.stringify({ valid: verdict.valid, code: verdict.code, source: verdict.source }));
  return verdict.valid ? 0 : 1;
}

async function checkOffline({ fingerprint }) {
  const text = await readFile(files.license, "utf8").catch(() => "");
  return licenses.checkFile(text, { fingerprint });
}

/** What the marketplace answers, with a newer file when it is good; a refusal takes the old file away. Null when it cannot be reached. */
async function renew(installation) {
  try {
    const verdict = await licenses.validate({ licenseKey: installation.licenseKey, fingerprint: installation.fingerprint }, { maxAgeMs: 0 });
    if (verdict.source !== "server") return null;
    if (verdict.valid) await writeFile(files.license, await licenses.fetchFile(installation), { mode: 0o600 });
    else await rm(files.license, { force: true });
    return verdict;
  } catch (error) {
    if (error instanceof UnreachableError) return null;
    throw error;
  }
}

async function deactivate() {
  const installation = await read(files.installation);
  if (!installation?.activationToken) return 0;
  await licenses.deactivate(installation);
  await rm(files.license, { force: true });
  console.log("Deactivated: the activation is free for another machine.");
  return 0;
}

async function read(file) {
  return readFile(file, "utf8").then(JSON.parse, (error) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}
