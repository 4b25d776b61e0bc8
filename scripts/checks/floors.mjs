import { posix } from "node:path";
import { isTest, pluginNames } from "./project-files.mjs";
import { importsOf } from "./source-code.mjs";

/** docs/decisions/0004: a plugin imports only what stands on a lower floor. */
const FLOORS = {
  kit: 0,
  sdk: 0,
  developers: 1,
  "payment-paypal": 1,
  catalog: 2,
  payments: 2,
  licensing: 3,
  earnings: 3,
  usage: 4,
  gateway: 4,
  billing: 5,
  community: 5,
  notifications: 6,
  reports: 6,
};
const TOP_FLOOR = 6;
/** The proxy is a process of its own: beside the ground floor it takes only pure rules. */
const GATEWAY_DOMAINS = /^@mintreu\/(catalog|licensing|usage)\/domain\//;
const CLIENTS = /^(storefront|admin-extensions)\//;
const SOURCE = /\.(ts|tsx|mts|mjs|cjs|js|vue)$/;

export const floors = {
  name: "imports point down",
  find(project) {
    const findings = pluginNames(project)
      .filter((name) => !(name in FLOORS))
      .map((name) => `plugins/${name} stands on no floor`);
    for (const path of project.files.filter((file) => SOURCE.test(file))) {
      for (const { specifier } of importsOf(path, project.read(path))) {
        const fault = faultOf(path, specifier, project);
        if (fault) findings.push(`${path} imports ${specifier}: ${fault}`);
      }
    }
    return findings;
  },
};

function faultOf(path, specifier, project) {
  const home = homeOf(path);
  if (specifier.startsWith(".")) {
    const target = homeOf(posix.normalize(posix.join(posix.dirname(path), specifier)));
    // Tests and tools of the top level read configuration across; sources go through package names.
    return home === target || isTest(path) || !home.startsWith("plugins/") ? clientFault(path, target) : "leave a plugin by its package name only";
  }
  const target = pluginOf(specifier);
  if (!target || !(target in FLOORS)) return null;
  if (CLIENTS.test(path)) return "it is an HTTP client only";
  if (path.startsWith("scripts/")) return "scripts hold no domain";
  if (FLOORS[target] === TOP_FLOOR && home !== `plugins/${target}`) return "nobody imports the top floor";
  // Examples name the package as its users do.
  if (path.startsWith(`plugins/${target}/examples/`)) return null;
  return home.startsWith("plugins/") ? pluginFault(home.slice("plugins/".length), target, specifier, project) : null;
}

function pluginFault(plugin, target, specifier, project) {
  if (plugin === target) return "a plugin names its own files relatively";
  const manifest = JSON.parse(project.read(`plugins/${plugin}/package.json`));
  if (!manifest.dependencies?.[`@mintreu/${target}`]) return "not among its dependencies";
  if (plugin === "gateway") return FLOORS[target] === 0 || GATEWAY_DOMAINS.test(specifier) ? null : "the gateway takes pure domain folders only";
  return FLOORS[target] < FLOORS[plugin] ? null : `floor ${FLOORS[plugin]} must not import floor ${FLOORS[target]}`;
}

function clientFault(path, target) {
  return CLIENTS.test(path) && target.startsWith("plugins/") ? "it is an HTTP client only" : null;
}

/** The plugin or top-level folder a file belongs to. */
function homeOf(path) {
  const [first, second] = path.split("/");
  return first === "plugins" ? `plugins/${second}` : first;
}

function pluginOf(specifier) {
  if (/^medusa-payment-paypal(\/|$)/.test(specifier)) return "payment-paypal";
  return /^@mintreu\/([^/]+)/.exec(specifier)?.[1];
}
