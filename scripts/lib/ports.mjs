import { createServer } from "node:net";
import { LaunchError } from "./launch-error.mjs";

export const HOST = "127.0.0.1";
const SEARCH_LENGTH = 200;

/** Where each part listens when nothing else does. */
const PREFERRED_PORTS = { backend: 9000, storefront: 3000, gateway: 8080, upstream: 4010, mail: 1080, smtp: 1025, postgres: 54329 };

/** Where to look first; `MINTREU_BACKEND_PORT` and its sisters say otherwise. */
export function preferredPorts(environment) {
  const entries = Object.entries(PREFERRED_PORTS).map(([name, port]) => {
    const variable = `MINTREU_${name.toUpperCase()}_PORT`;
    const wanted = environment[variable] ? Number(environment[variable]) : port;
    if (!isPort(wanted)) throw new LaunchError(`${variable} must be a port number from 1 to 65535.`);
    return [name, wanted];
  });
  return Object.fromEntries(entries);
}

/**
 * Chooses a free port for every name and keeps it occupied until `release(name)`, so that nobody else takes it
 * while builds run. Tries, in this order: what was used last time, what is preferred, the ports above.
 * @param {Record<string, number>} preferred
 * @param {Record<string, number>} [remembered]
 */
export async function reservePorts(preferred, remembered = {}) {
  const ports = {};
  const holders = new Map();
  const release = async (name) => {
    const server = holders.get(name);
    holders.delete(name);
    if (server) await new Promise((resolve) => server.close(resolve));
  };
  const releaseAll = () => Promise.all([...holders.keys()].map(release));
  try {
    for (const [name, first] of Object.entries(preferred)) {
      const { port, server } = await firstFree(name, [remembered[name], ...upwards(first)]);
      ports[name] = port;
      holders.set(name, server);
    }
  } catch (error) {
    await releaseAll();
    throw error;
  }
  return { ports, release, releaseAll };
}

function* upwards(first) {
  for (let port = first; port < first + SEARCH_LENGTH && port < 65536; port += 1) yield port;
}

async function firstFree(name, candidates) {
  for (const port of candidates) {
    if (!isPort(port)) continue;
    const server = await occupy(port);
    if (server) return { port, server };
  }
  throw new LaunchError(`No free port was found for ${name}.`);
}

function isPort(value) {
  return Number.isInteger(value) && value > 0 && value < 65536;
}

/** A listening placeholder, or `null` when the port is in use on either loopback address. */
async function occupy(port) {
  // Names resolve to ::1 first on many machines: a stranger there would get our visitors.
  const six = await listen(port, "::1");
  if (six === null) return null;
  if (six !== "unsupported") await new Promise((resolve) => six.close(resolve));
  const four = await listen(port, HOST);
  return four === "unsupported" ? null : four;
}

function listen(port, host) {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error) => {
      resolve(["EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(error.code) ? "unsupported" : null);
    });
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}
