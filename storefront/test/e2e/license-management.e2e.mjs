// What a holder does with a licence of theirs: domains, a new key, the offline file, and activations that the product made.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { buyFirstPackage, post, signIn as tokenOf } from "../../../scripts/e2e/http.mjs";
import { awake, openPage, openVisitor, signIn } from "./marketplace-browser.mjs";
import { publishProduct } from "./marketplace-people.mjs";

let browser;
let bought;
before(async () => {
  browser = await launchBrowser();
  const product = await publishProduct({ title: `Well kept ${Date.now().toString(36)}`, product_type: "script" });
  bought = await buyFirstPackage(product.handle, await tokenOf("customer", readRun().customer));
});
after(() => browser?.close());

/** The licence's page, its sections loaded. */
async function openLicense(page) {
  await openPage(page, `/account/licenses/${bought.license.id}`);
  for (const name of ["Activations", "Domains", "Addresses", "Offline file", "Hand it over", "What happened"]) {
    await page.getByRole("region", { name, exact: true }).waitFor();
  }
}

test("a holder sets domains, gets a new key, saves the offline file and frees an activation", async () => {
  const { context, page, complaints } = await openVisitor(browser, { expectStatus: [400] });
  await openPage(page, "/sign-in");
  await signIn(page, readRun().customer);
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
  await openLicense(page);

  const domains = page.getByRole("region", { name: "Domains", exact: true });
  const field = domains.getByLabel("Allowed domains");
  await field.fill("not a domain!");
  await domains.getByRole("button", { name: "Save the domains" }).click();
  await domains.getByRole("alert").waitFor();
  assert.equal(await field.inputValue(), "not a domain!");
  await field.fill("kept.example");
  await domains.getByRole("button", { name: "Save the domains" }).click();
  await domains.getByText("Saved.").waitFor();
  await page.reload();
  await awake(page);
  await page.waitForFunction(() => [...document.querySelectorAll("textarea")].some(({ value }) => value === "kept.example"));

  const activation = { license_key: bought.license_key, product_id: bought.product.id, domain: "kept.example" };
  const { activation: first } = await post("/v1/license/activate", { ...activation, fingerprint: "machine-1", name: "Back room" }, { expected: 201 });
  await post("/v1/license/activate", { ...activation, fingerprint: "machine-2", name: "Front desk" }, { expected: 201 });
  await openLicense(page);
  const activations = page.getByRole("region", { name: "Activations", exact: true });
  await activations.getByRole("paragraph").filter({ hasText: "Back room" }).waitFor();

  const offline = page.getByRole("region", { name: "Offline file", exact: true });
  const which = offline.getByLabel("Activation that the file is for");
  assert.match(await which.locator("option:checked").innerText(), /^Front desk,/);
  await which.selectOption(first.id);
  const saving = page.waitForEvent("download");
  await offline.getByRole("button", { name: "Download the licence file" }).click();
  const content = await readFile(await (await saving).path(), "utf8");
  const bound = JSON.parse(Buffer.from(content.split(".")[1], "base64url").toString());
  assert.ok(JSON.stringify(bound).includes(first.id), "the file is bound to the activation that was chosen");
  assert.ok(!content.includes(bought.license_key), "the file does not hold the key");

  await activations.getByRole("button", { name: "Deactivate Back room" }).click();
  await activations.getByRole("paragraph").filter({ hasText: "Back room" }).waitFor({ state: "detached" });
  await which.waitFor({ state: "detached" });
  await activations.getByRole("button", { name: "Deactivate Front desk" }).click();
  await activations.getByText("Not in use anywhere yet.").waitFor();

  const masked = page.locator("[data-license-key=masked]");
  const before = await masked.innerText();
  await page.getByRole("button", { name: "Get a new key" }).click();
  await page.getByRole("button", { name: "Make the new key" }).click();
  await page.waitForFunction((old) => document.querySelector("[data-license-key=masked]")?.textContent?.trim() !== old, before.trim());
  await page.getByRole("button", { name: /^Reveal/ }).click();
  await page.locator("[data-license-key=shown]").waitFor();
  assert.notEqual(await page.locator("[data-license-key=shown]").innerText(), bought.license_key);

  assert.deepEqual(complaints, []);
  await context.close();
});
