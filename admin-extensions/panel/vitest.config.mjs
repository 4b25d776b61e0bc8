import { dirname } from "node:path";

// What is pure in the panel and in the admin's pages; what is seen is tested in a real browser.
export default {
  test: { root: dirname(import.meta.dirname), include: ["panel/src/**/*.test.ts", "src/**/*.test.ts"], environment: "node" },
};
