// What every journey needs: the running marketplace's facts and a real Chromium.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** Addresses and sign-ins of the running marketplace, from the file named by MINTREU_RUN_JSON. */
export function readRun() {
  const path = process.env.MINTREU_RUN_JSON;
  if (!path) throw new Error("MINTREU_RUN_JSON must name the run.json of a running marketplace");
  return JSON.parse(readFileSync(path, "utf8"));
}

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? findOnPath("chromium"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function findOnPath(name) {
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);
  if (!found) throw new Error("Chromium is needed: install it or set CHROMIUM_PATH");
  return found;
}
