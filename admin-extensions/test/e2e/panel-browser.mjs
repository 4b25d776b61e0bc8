// What the journeys of the developer panel share: people of their own, so that no other suite meets them.
import assert from "node:assert/strict";
import { readRun } from "../../../scripts/e2e/browser.mjs";
import { applyAsDeveloper, openWindow } from "./admin-browser.mjs";

const MAIL_MS = 15_000;
const POLL_MS = 100;

async function request(path, { method = "GET", token, key, body } = {}) {
  return fetch(new URL(path, readRun().backend_url), {
    method,
    headers: {
      ...(body ? { "content-type": "application/json" } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { "x-api-key": key } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** A call that must succeed; answers its body. */
export async function ask(path, options) {
  const response = await request(path, options);
  const text = await response.text();
  assert.ok(response.ok, `${path} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

/** Status and code of a call that may be refused. */
export async function outcome(path, options) {
  const response = await request(path, options);
  const { code } = await response.json().catch(() => ({}));
  return [response.status, code];
}

export async function tokenOf(actor, { email, password }) {
  return (await ask(`/auth/${actor}/emailpass`, { method: "POST", body: { email, password } })).token;
}

/** What an admin would do in their inbox. */
export async function asAdmin(path, body = {}) {
  return ask(path, { method: "POST", token: await tokenOf("user", readRun().admin), body });
}

export async function readAsAdmin(path) {
  return ask(path, { token: await tokenOf("user", readRun().admin) });
}

/** Somebody whose application was approved just now: `{ email, password, handle, display_name }`. */
export async function newDeveloper() {
  const person = await applyAsDeveloper();
  const { developers } = await readAsAdmin(`/admin/developers?q=${encodeURIComponent(person.display_name)}`);
  await asAdmin(`/admin/developers/${developers[0].id}/approve`);
  return { ...person, id: developers[0].id };
}

/** The token of the newest invitation that was mailed to this address. */
export async function mailedInvitation(email) {
  const end = Date.now() + MAIL_MS;
  for (;;) {
    const answer = await fetch(`${readRun().mail_url}/api/email`).then((response) => response.json());
    const mails = Array.isArray(answer) ? answer : (answer.emails ?? answer.items ?? []);
    const mail = mails.findLast((one) => JSON.stringify(one.to ?? "").includes(email) && /accept-invitation#token=/.test(one.text ?? ""));
    const link = mail && /\S*\/developer\/accept-invitation#token=[\w-]+/.exec(mail.text);
    if (link) return link[0];
    assert.ok(Date.now() < end, `an invitation was mailed to ${email}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

export function panelUrl(path = "") {
  return `${readRun().backend_url}/developer${path}`;
}

/** A page of the panel, once it has its name and has stopped loading. */
export async function openPanel(page, path) {
  await page.goto(panelUrl(path));
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => ![...document.querySelectorAll("[role=status]")].some(({ textContent }) => textContent === "Loading"));
}

export async function fillSignIn(page, { email, password }) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Signs in through the form and returns the session for further windows. */
export async function signInToPanel(browser, person) {
  // Before the sign-in the panel asks who is there, and is told nobody.
  const { context, page, complaints } = await openWindow(browser, { expectStatus: [401] });
  await page.goto(panelUrl("/sign-in"));
  await fillSignIn(page, person);
  await page.getByRole("heading", { level: 1, name: "Dashboard" }).waitFor();
  assert.deepEqual(complaints, []);
  const session = await context.storageState();
  await context.close();
  return session;
}

/** Runs a journey in a window that must not complain. */
export async function inPanel(browser, options, journey) {
  const { context, page, complaints } = await openWindow(browser, options);
  try {
    await journey(page, context);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

/** Presses a button of the page, and the one of the same name in the dialog that asks. */
export async function confirm(page, name, confirming = name) {
  await page.getByRole("button", { name, exact: true }).first().click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: confirming, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}
