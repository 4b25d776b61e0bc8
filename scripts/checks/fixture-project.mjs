import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openProject } from "./project-files.mjs";

/** What a check finds in a small project made of these files (`{ path: text }`). */
export async function findingsIn(check, files) {
  const root = mkdtempSync(join(tmpdir(), "mintreu-check-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await check.find(openProject(root));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
