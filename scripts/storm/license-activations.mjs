import { fillLicenses } from "../bench/fill-licenses.mjs";
import { openFleet } from "./fleet.mjs";
import { createLicenseModel } from "./license-model.mjs";

/** Licences with one client each, whose every answer is known beforehand, and licences that many clients fight for. */
const OWNED = 24;
const SHARED = 6;
const RIVALS = 6;
const DEVICES = 5;
const DOMAINS = ["a.example.com", "b.example.com", "c.example.com", "d.example.com"];

/** Activations, moves and returns while servers are killed: no answer and no row differs from a plain model of the rules. */
export const licenseActivations = {
  name: "licence-activations",
  async run({ bench, random, seconds, signal, database }) {
    const target = await database("storm_activations");
    const fleet = await openFleet({ bench, name: "storm-activations", database: target, random, signal });
    const licenses = await prepareLicenses(fleet.client, bench.root, target.environment.LICENSE_KEY_RING, random.of("licences"));
    const faults = [];
    const counts = { operations: 0 };
    const end = Date.now() + seconds * 1000;
    const weather = { fleet, faults, counts, running: () => Date.now() < end };
    fleet.blow();
    const survive = (client) => client.catch((error) => void faults.push(error.message));
    const owners = licenses.slice(0, OWNED).map((license, index) => survive(own(weather, license, random.of(`owner ${index}`))));
    const rivals = licenses.slice(OWNED).flatMap((license) => rivalsOf((name) => survive(fight(weather, license, name, random.of(`${name} ${license.id}`)))));
    const [models] = await Promise.all([Promise.all(owners), Promise.all(rivals)]);
    await fleet.calm();
    faults.push(...(await compareRows(fleet.client, models.filter(Boolean))), ...(await brokenRules(fleet.client)));
    if (fleet.counts.kills === 0) faults.push("no server was killed: this was no storm");
    await fleet.close();
    return { counts: { ...counts, ...fleet.counts }, faults };
  },
};

const rivalsOf = (start) => Array.from({ length: RIVALS }, (_none, index) => start(`rival-${index}`));

async function prepareLicenses(client, root, ring, random) {
  const sample = await fillLicenses(client, { root, ring, licenses: OWNED + SHARED, logs: 1 });
  const licenses = sample.map(({ n, key }) => ({
    id: `lic_bench_${n}`,
    key,
    terms: { activation_limit: random.between(1, 4), domain_limit: random.between(1, 3), domain_changes_allowed: random.between(0, 40) },
  }));
  for (const { id, terms } of licenses) {
    await client.query(`update license set activation_limit = $2, domain_limit = $3, domain_changes_allowed = $4 where id = $1`, [id, ...Object.values(terms)]);
  }
  return licenses;
}

/** One client of one licence: what the model says, the marketplace has to say too. */
async function own({ fleet, faults, counts, running }, license, random) {
  const model = createLicenseModel(license.terms);
  const way = random.of("way");
  const tokens = new Map();
  const expect = (what, { status, body }, code) => {
    counts.operations += 1;
    const said = status === 409 ? body.code : status < 300 ? null : `HTTP ${status} ${body.code}`;
    if (said !== code) faults.push(`${license.id}: ${what} answered ${said ?? "yes"}, not ${code ?? "yes"}`);
  };
  const ask = (path, body, headers) => fleet.ask(way, `/v1/license/${path}`, { license_key: license.key, ...body }, headers);
  const operations = {
    async activate() {
      const [fingerprint, domain] = [`device-${random.below(DEVICES)}`, random.pick(DOMAINS)];
      const secret = `the secret of ${license.id} ${fingerprint} ${domain}`;
      const code = model.activate(fingerprint, domain);
      const answer = await ask("activate", { fingerprint, domain }, { "idempotency-key": secret });
      expect(`activate ${fingerprint} ${domain}`, answer, code);
      if (code !== null) return;
      const { id, token } = answer.body.activation ?? {};
      if (token) tokens.set(id, token);
      if (!tokens.has(id)) faults.push(`${license.id}: the token of ${fingerprint} ${domain} is lost`);
      model.active.get(`${fingerprint} ${domain}`).id = id;
    },
    async deactivate() {
      const place = random.pick([...model.active.values()]);
      if (!place) return;
      model.deactivate(place.fingerprint, place.domain);
      expect("deactivate", await ask("deactivate", { activation_token: tokens.get(place.id) }), null);
    },
    async move() {
      const place = random.pick([...model.active.values()]);
      if (!place) return;
      const to = random.pick(DOMAINS);
      const code = model.changeDomain(place.domain, to);
      expect(`move ${place.domain} to ${to}`, await ask("change-domain", { activation_token: tokens.get(place.id), domain: to }), code);
    },
    async validate() {
      const [fingerprint, domain] = [`device-${random.below(DEVICES)}`, random.pick(DOMAINS)];
      const { body } = await ask("validate", { fingerprint, domain });
      counts.operations += 1;
      if ((body.code === "VALID") !== model.isValid(fingerprint, domain)) faults.push(`${license.id}: validate ${fingerprint} ${domain} answered ${body.code}`);
    },
  };
  while (running()) await operations[random.pick(["activate", "activate", "activate", "deactivate", "deactivate", "move", "validate"])]();
  return { id: license.id, model };
}

/** One of several clients of a licence: which of them wins is chance, that the limits hold is not. */
async function fight({ fleet, counts, running }, license, name, random) {
  const way = random.of("way");
  let token = null;
  while (running()) {
    const domain = random.pick(DOMAINS);
    const body = token ? { activation_token: token, ...(random.below(2) === 0 ? { domain } : {}) } : { fingerprint: `${name}-${random.below(2)}`, domain };
    const path = token ? (body.domain ? "change-domain" : "deactivate") : "activate";
    const headers = { "idempotency-key": `the secret of ${name} ${body.fingerprint} ${domain}` };
    const answer = await fleet.ask(way, `/v1/license/${path}`, { license_key: license.key, ...body }, headers);
    counts.operations += 1;
    if (path === "activate") token = answer.body.activation?.token ?? null;
    if (path === "deactivate" || (path === "change-domain" && answer.status >= 400)) token = null;
  }
}

async function compareRows(client, models) {
  const faults = [];
  for (const { id, model } of models) {
    const read = async (sql) => (await client.query(sql, [id])).rows.map(({ line }) => line);
    const said = {
      active: [...model.active.keys()].toSorted(),
      domains: [...model.known].toSorted(),
      changes: [String(model.changes())],
    };
    const stored = {
      active: (await read(`select fingerprint || ' ' || domain as line from license_activation where license_id = $1 and status = 'active'`)).toSorted(),
      domains: (await read(`select domain as line from license_domain where license_id = $1`)).toSorted(),
      changes: await read(`select count(*)::text as line from license_domain_change where license_id = $1`),
    };
    for (const part of Object.keys(said)) {
      if (JSON.stringify(said[part]) !== JSON.stringify(stored[part])) {
        faults.push(`${id}: ${part} are ${JSON.stringify(stored[part])}, the model has ${JSON.stringify(said[part])}`);
      }
    }
  }
  return faults;
}

/** What must hold of every licence, whatever happened; each query gives what breaks it. */
const RULES = {
  "more active than its limit": `select license_id from license_activation a join license l on l.id = a.license_id
     where a.status = 'active' group by license_id, l.activation_limit having count(*) > l.activation_limit`,
  "more domains than its limit": `select license_id from license_activation a join license l on l.id = a.license_id
     where a.status = 'active' group by license_id, l.domain_limit having count(distinct a.domain) > l.domain_limit`,
  "more changes of domain than its quota": `select license_id from license_domain_change c join license l on l.id = c.license_id
     group by license_id, l.domain_changes_allowed having count(*) > l.domain_changes_allowed`,
  "an activation without its log row, or twice": `select a.license_id from license_activation a
     left join license_log g on g.license_id = a.license_id and g.action = 'activated' and g.reason = a.id group by a.id having count(g.id) <> 1`,
  "an ended activation without its log row, or twice": `select a.license_id from license_activation a
     left join license_log g on g.license_id = a.license_id and g.action = 'deactivated' and g.reason like a.id || ':%'
     where a.status = 'deactivated' group by a.id having count(g.id) <> 1`,
  "an active domain that it never had": `select a.license_id from license_activation a where a.domain is not null
     and not exists (select 1 from license_domain d where d.license_id = a.license_id and d.domain = a.domain)`,
};

async function brokenRules(client) {
  const faults = [];
  for (const [rule, sql] of Object.entries(RULES)) {
    const { rows } = await client.query(`select distinct license_id from (${sql}) broken where license_id like 'lic_bench_%'`);
    if (rows.length > 0) faults.push(`${rule}: ${rows.map(({ license_id }) => license_id).join(", ")}`);
  }
  return faults;
}
