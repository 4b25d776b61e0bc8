import { writeFileAtomically } from "./atomic-file.mjs";

/** The administrator of the demo; the other two sign-ins belong to demo data and are named by the seed. */
export const ADMIN_EMAIL = "admin@mintreu.example";

/**
 * What tools and people need to use a running marketplace: the contents of `<data>/run.json`.
 * `seed` is what the seed reported; a sign-in it does not name is left out by being `null`.
 */
export function describeRun({ addresses, secrets, seed }) {
  const person = (email, password, url) => (email ? { ...(url ? { url } : {}), email, password } : null);
  return {
    backend_url: addresses.backend,
    storefront_url: addresses.storefront,
    gateway_url: addresses.gateway,
    mail_url: addresses.mail,
    admin: person(seed.admin?.email ?? ADMIN_EMAIL, secrets.MINTREU_ADMIN_PASSWORD, `${addresses.backend}/app`),
    developer: person(seed.developer?.email, secrets.MINTREU_DEVELOPER_PASSWORD, `${addresses.backend}/developer`),
    customer: person(seed.customer?.email, secrets.MINTREU_CUSTOMER_PASSWORD),
    publishable_key: seed.publishable_key,
    region_id: seed.region_id ?? null,
    demo: seed.demo ?? {},
  };
}

/** Readable by the owner only: it holds passwords. */
export function writeRunFile(file, run) {
  writeFileAtomically(file, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
}

/** The closing block of a start: addresses and sign-ins. */
export function runSummary(run, { shownDataFolder }) {
  const rows = [
    ["Storefront", run.storefront_url, run.customer],
    ["API gateway", run.gateway_url, null],
    ["Admin", run.admin.url, run.admin],
    ["Developer", run.developer?.url, run.developer],
    ["Mail", run.mail_url, null],
  ].filter(([, address]) => address);
  const width = Math.max(...rows.map(([, address]) => address.length));
  const lines = rows.map(([label, address, person]) => {
    const signIn = person ? `${person.email}  ${person.password}` : "";
    return `  ${label.padEnd(12)}${address.padEnd(width + 3)}${signIn}`.trimEnd();
  });
  return [...lines, "", `  Data and logs in ${shownDataFolder}; Ctrl-C stops everything.`];
}
