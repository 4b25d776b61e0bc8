import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm } from "@resvg/resvg-wasm";

const ENGINE = "@resvg/resvg-wasm/index_bg.wasm";
const DISPLAY = "@fontsource/bricolage-grotesque/files/bricolage-grotesque";
const TEXT = "@fontsource/inter/files/inter";
/** One family a script, since each file holds the signs of one; the look names them in turn. */
const FONTS = [
  { name: "display", weight: 800, file: `${DISPLAY}-latin-800-normal.woff` },
  { name: "display-latin-ext", weight: 800, file: `${DISPLAY}-latin-ext-800-normal.woff` },
  { name: "text", weight: 600, file: `${TEXT}-latin-600-normal.woff` },
  { name: "text-latin-ext", weight: 600, file: `${TEXT}-latin-ext-600-normal.woff` },
  { name: "text-cyrillic", weight: 600, file: `${TEXT}-cyrillic-600-normal.woff` },
  { name: "text-greek", weight: 600, file: `${TEXT}-greek-600-normal.woff` },
] as const;

function read(file: string): Promise<Buffer> {
  return readFile(createRequire(import.meta.url).resolve(file));
}

async function prepare() {
  const [engine, ...files] = await Promise.all([read(ENGINE), ...FONTS.map(({ file }) => read(file))]);
  await initWasm(new Uint8Array(engine));
  return FONTS.map(({ name, weight }, index) => ({ name, weight, style: "normal" as const, data: files[index]! }));
}
let prepared: ReturnType<typeof prepare> | undefined;

/** The fonts, once the renderer is loaded too; done once, and anew after a failure. */
export function readyToDraw(): ReturnType<typeof prepare> {
  prepared ??= prepare().catch((error: unknown) => {
    prepared = undefined;
    throw error;
  });
  return prepared;
}
