// `npm run bench:licensing`: validations of licences through HTTP, beside a bare route of the engine and a bare indexed look-up.
import { enter } from "./lib/enter.mjs";

await enter(import.meta.url, async ({ root }) => {
  const { benchLicensing } = await import("./bench/licensing.mjs");
  return benchLicensing(root, process.argv.slice(2));
});
