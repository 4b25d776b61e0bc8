import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchBrowser, readRun } from "../../../scripts/e2e/browser.mjs";
import { applyAsDeveloper } from "./admin-browser.mjs";
import {
  ask,
  asAdmin,
  confirm,
  fillSignIn,
  inPanel,
  mailedInvitation,
  newDeveloper,
  openPanel,
  outcome,
  panelUrl,
  readAsAdmin,
  signInToPanel,
  tokenOf,
} from "./panel-browser.mjs";

let browser;
let person;
let session;
before(async () => {
  browser = await launchBrowser();
  person = await newDeveloper();
  session = await signInToPanel(browser, person);
});
after(() => browser?.close());

test("who is invited joins by the mail, and an analyst reads without a button that changes something", async () => {
  const email = `analyst.${person.handle}@applicant.example`;
  await inPanel(browser, { session }, async (page) => {
    await openPanel(page, "/members");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("combobox", { name: "Role", exact: true }).click();
    await page.getByRole("option", { name: "Analyst" }).click();
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await page.getByRole("button", { name: `Revoke that of ${email}` }).waitFor();
  });

  const link = await mailedInvitation(email);
  assert.equal(new URL(link).origin, new URL(readRun().backend_url).origin);
  await inPanel(browser, { expectStatus: [401] }, async (page) => {
    await page.goto(link);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByText("Choose at least 10 characters.").waitFor();
    await page.getByLabel("Password", { exact: true }).fill("words of an analyst");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();

    await page.getByRole("link", { name: "Products", exact: true }).click();
    await page.getByText("Your role (analyst) may look at products but not change them.").waitFor();
    assert.equal(await page.getByRole("link", { name: "New product" }).count(), 0);
    assert.equal(await page.getByRole("link", { name: "API keys" }).count(), 0);
    await openPanel(page, "/products/new");
    assert.equal(await page.getByRole("button", { name: "Create the draft" }).count(), 0);
    await openPanel(page, "/members");
    await page.getByText(email).first().waitFor();
    assert.equal(await page.getByRole("button", { name: /^(Remove|Send|Revoke)/ }).count(), 0);

    await page.getByRole("button", { name: /Applicant|analyst/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    await page.goto(panelUrl("/members"));
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
  });

  await inPanel(browser, { session }, async (page) => {
    await openPanel(page, "/members");
    await confirm(page, `Remove ${email}`, "Remove");
    await page.getByRole("button", { name: `Remove ${email}` }).waitFor({ state: "detached" });
  });
});

test("a link that was used, and one that never was, are refused with what to do", () =>
  inPanel(browser, { expectStatus: [401, 404] }, async (page) => {
    await page.goto(panelUrl("/accept-invitation"));
    await page.getByText("Open this page with the link of the mail").waitFor();
    await page.goto(`${panelUrl("/accept-invitation")}#token=${"A".repeat(43)}`);
    await page.reload();
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("I have a password here, also as a customer").click();
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Join" }).click();
    await page
      .getByRole("alert")
      .getByText(/no such invitation/i)
      .waitFor();
  }));

test("a key is shown once, works on the vendor API, and opens nothing once revoked", () =>
  inPanel(browser, { session }, async (page) => {
    await openPanel(page, "/api-keys");
    await page.getByLabel("Name").fill("Build server");
    await page.getByRole("button", { name: "Make the key" }).click();
    const key = (await page.getByTestId("api-key").innerText()).trim();
    assert.match(key, /^mtd_[\w-]{49}$/);
    const { api_key, developer } = await ask("/vendor/me", { key });
    assert.deepEqual([api_key.name, developer.handle], ["Build server", person.handle]);
    await page.getByRole("button", { name: "I have stored it" }).click();
    await page.getByText(`${key.slice(0, 10)}…`).waitFor();
    assert.equal(await page.getByText(key).count(), 0);
    await page.reload();
    await page.getByText("Build server").waitFor();
    assert.equal((await page.content()).includes(key), false);
    await confirm(page, "Revoke Build server", "Revoke");
    await page.getByText("Revoked", { exact: true }).waitFor();
    assert.deepEqual(await outcome("/vendor/me", { key }), [401, "request.unauthorized"]);
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.doesNotMatch(stored, /mtd_|eyJ/, "no key and no token is kept in the browser");
  }));

test("who waits for a decision, was rejected, or is somebody else, is told so", async () => {
  const applicant = await applyAsDeveloper();
  await inPanel(browser, { expectStatus: [401] }, async (page) => {
    await page.goto(panelUrl("/products"));
    await fillSignIn(page, { ...applicant, password: "not this one" });
    await page.getByText("E-mail and password do not belong together.").waitFor();
    await fillSignIn(page, applicant);
    await page.getByText(`The application of ${applicant.display_name} is being reviewed.`).waitFor();
    const { developers } = await readAsAdmin(`/admin/developers?q=${encodeURIComponent(applicant.display_name)}`);
    await asAdmin(`/admin/developers/${developers[0].id}/reject`, { reason: "No such company" });
    await fillSignIn(page, applicant);
    await page.getByText("Reason given: “No such company”.").waitFor();
  });
  await inPanel(browser, { expectStatus: [401] }, async (page, context) => {
    const authorization = `Bearer ${await tokenOf("user", readRun().admin)}`;
    await context.request.post(`${readRun().backend_url}/auth/session`, { headers: { authorization } });
    await page.goto(panelUrl());
    await page.getByText("Signing in here ends that session.").waitFor();
    await fillSignIn(page, person);
    await page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();
  });
});

test("a suspended account reads why, and changes nothing", async () => {
  const other = await newDeveloper();
  const otherSession = await signInToPanel(browser, other);
  await asAdmin(`/admin/developers/${other.id}/suspend`, { reason: "Charge is under review" });
  await inPanel(browser, { session: otherSession }, async (page) => {
    await openPanel(page, "/products");
    await page.getByText("This account is suspended.").waitFor();
    await page.getByText("Reason given: “Charge is under review”.").waitFor();
    assert.equal(await page.getByRole("link", { name: "New product" }).count(), 0);
    await asAdmin(`/admin/developers/${other.id}/reinstate`);
    await page.reload();
    await page.getByRole("link", { name: "New product" }).waitFor();
  });
});
