import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
// Its module form asks for a file that this Tailwind does not export.
const preset = require("@medusajs/ui-preset");
const kit = dirname(require.resolve("@medusajs/ui"));
const globs = (...parts) => join(...parts).replaceAll("\\", "/");

export default {
  presets: [preset.default ?? preset],
  darkMode: "class",
  content: [
    globs(here, "index.html"),
    globs(here, "src/**/*.{ts,tsx}"),
    globs(here, "..", "src/admin/components/*.tsx"),
    // Classes that the component kit uses in its own code.
    globs(kit, "**/*.js"),
  ],
};
