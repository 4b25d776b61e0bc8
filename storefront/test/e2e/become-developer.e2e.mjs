import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { asAdmin } from "./marketplace-people.mjs";
import { awake, openPage, openVisitor } from "./marketplace-browser.mjs";

let browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser?.close());

async function signUp(page, redirect) {
  await openPage(page, `/sign-up?redirect=${encodeURIComponent(redirect)}`);
  await page.getByLabel("First name").fill("Ines");
  await page.getByLabel("Last name").fill("Novak");
  await page.getByLabel("E-mail address").fill(`ines.${process.pid}.${Date.now()}@customer.example`);
  await page.getByLabel("Password").fill("a few good words");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL((url) => url.pathname === redirect);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

async function applicationOf(handle) {
  const admin = await asAdmin();
  const { developers } = await admin.get("/admin/developers?status=pending&limit=100");
  return { admin, application: developers.find((entry) => entry.handle === handle) };
}

test("somebody applies as developer, is told of a rejection and its reason, applies again and is let in", async () => {
  const { page, context, complaints } = await openVisitor(browser, { expectStatus: [400, 409] });
  await signUp(page, "/account/developer");
  const suffix = `${process.pid}-${Date.now().toString(36)}`;
  await page.getByLabel("Legal name").fill("Nováková s.r.o.");
  await page.getByLabel("Country").selectOption("cz");
  await page.getByLabel("Display name").fill(`Nováková ${suffix}`);
  const handle = page.getByLabel("Handle");
  assert.equal(await handle.inputValue(), `novakova-${suffix}`);
  await page.getByText("This handle is free.").waitFor();
  await handle.fill(readRun().demo.api_product.developer_handle);
  await page.getByText("This handle is taken.").waitFor();
  await handle.fill("Not--good");
  await page.getByText(/^3 to 40 lower-case letters/).waitFor();
  await handle.fill(`novakova-${suffix}`);
  await page.getByText("This handle is free.").waitFor();
  await page.getByLabel(/^IBAN/).fill("CZ6508000000192000145399");
  await page.getByRole("checkbox").check();

  // What the shop refuses leaves everything in the form.
  await handle.fill("license");
  await page.getByRole("button", { name: "Send the application" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Legal name").inputValue(), "Nováková s.r.o.");
  await handle.fill(`novakova-${suffix}`);
  await page.getByRole("button", { name: "Send the application" }).click();
  await page.getByText("Waiting for a decision").waitFor();
  await page.reload();
  await page.getByText("Waiting for a decision").waitFor();

  const { admin, application } = await applicationOf(`novakova-${suffix}`);
  await admin.post(`/admin/developers/${application.id}/reject`, { reason: "Please name your company register number." });
  await page.reload();
  await page.getByText("Please name your company register number.").waitFor();
  await awake(page);
  await page.getByRole("button", { name: "Apply again" }).click();
  await page.getByLabel("Legal name").fill("Nováková s.r.o., C 12345");
  await page.getByLabel("Country").selectOption("cz");
  await page.getByLabel("Display name").fill(`Nováková ${suffix}`);
  await page.getByText("This handle is free.").waitFor();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Send the application" }).click();
  await page.getByText("Waiting for a decision").waitFor();

  const second = await applicationOf(`novakova-${suffix}`);
  await second.admin.post(`/admin/developers/${second.application.id}/approve`);
  await page.reload();
  const panel = page.getByRole("link", { name: "Open the developer panel" });
  await panel.waitFor();
  assert.equal(await panel.getAttribute("href"), new URL("/developer", readRun().backend_url).href);
  assert.deepEqual(complaints, []);
  await context.close();
});
