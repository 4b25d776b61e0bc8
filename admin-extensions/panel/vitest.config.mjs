// What is pure in the panel; what is seen is tested in a real browser.
export default { test: { root: import.meta.dirname, include: ["src/**/*.test.ts"], environment: "node" } };
