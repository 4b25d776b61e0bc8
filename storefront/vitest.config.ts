import { fileURLToPath } from "node:url";
import { defineVitestProject } from "@nuxt/test-utils/config";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: { "#shared": fileURLToPath(new URL("./shared", import.meta.url)) } },
        test: { name: "unit", include: ["test/unit/**/*.test.ts"], environment: "node" },
      },
      await defineVitestProject({
        test: { name: "nuxt", include: ["test/nuxt/**/*.test.ts"], environment: "nuxt", testTimeout: 20_000, hookTimeout: 120_000 },
      }),
    ],
  },
});
