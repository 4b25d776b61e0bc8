import { BlockList, isIP } from "node:net";

/** What an address that a developer gave may reach. Loopback is for local work and tests only. */
export interface Reach {
  allowLoopback: boolean;
}

/** Why an address is refused; the texts stand in `refusalText`. */
export type AddressRefusal = "malformed" | "scheme" | "credentials" | "spelling" | "port" | "not_public";

export type AddressVerdict = { ok: true; url: URL } | { ok: false; reason: AddressRefusal };

/** IANA's special-purpose registry for IPv4, and one address inside a public block that serves a cloud's machines. */
const SPECIAL_IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24"],
  ...["192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24"],
  ...["203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
];

/**
 * What is special inside 2000::/3, the only block that is given out for the public network. Outside of it stand
 * loopback, unique local, link-local, multicast, IPv4-mapped and -compatible, NAT64 and all that is unassigned.
 */
const SPECIAL_IPV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

const special = blockList([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const globalUnicast = blockList(["2000::/3"]);
const loopback = blockList(["127.0.0.0/8", "::1/128"]);

/** Ports below 1024 but for the web's, and those above on which other services would obey a request's lines. */
const CLOSED_PORTS = new Set([
  ...[1719, 1720, 1723, 2049, 2375, 2376, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 5900, 6000, 6379, 6566],
  ...[6665, 6666, 6667, 6668, 6669, 6679, 6697, 9200, 10080, 10250, 11211, 27017],
]);

/** Names that never lead to the public network, whatever a resolver says. */
const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion|arpa)$/;

/** Whether an address (no name, no brackets) is one of the public network. Anything that is no address is not. */
export function isPublicAddress(ip: string): boolean {
  const family = isIP(ip);
  // A zone (`fe80::1%eth0`) names an interface of this machine.
  if (family === 0 || ip.includes("%")) return false;
  if (family === 4) return !special.check(ip, "ipv4");
  return globalUnicast.check(ip, "ipv6") && !special.check(ip, "ipv6");
}

/** Whether a connection may go to an address, as it stands or as a name resolved to it. */
export function mayReach(ip: string, { allowLoopback }: Reach): boolean {
  return isPublicAddress(ip) || (allowLoopback && isLoopback(ip));
}

/**
 * Checks an address of the web before anything is sent to it: scheme, no credentials, port, and its host as far as
 * text tells. A name may still resolve to a private address, so that `mayReach` must be asked of what is connected to.
 */
export function checkWebAddress(text: string, reach: Reach): AddressVerdict {
  const no = (reason: AddressRefusal): AddressVerdict => ({ ok: false, reason });
  // Parsers drop control characters, and take a backslash for a slash: what a person reads would not be what is called.
  if (text.length > 2000 || /[\s\\]/.test(text) || holdsControl(text) || !URL.canParse(text)) return no("malformed");
  const url = new URL(text);
  if (url.protocol !== "http:" && url.protocol !== "https:") return no("scheme");
  if (url.username || url.password) return no("credentials");
  const host = bareHost(url.hostname);
  const family = isIP(host);
  // 2130706433, 0x7f.1 and 0177.0.0.1 are addresses too: whoever means one writes it plainly.
  if (family === 4 && writtenHost(text) !== host) return no("spelling");
  if (family === 0 ? !isPublicName(host, reach) : !mayReach(host, reach)) return no("not_public");
  if (isClosedPort(url.port) && !(reach.allowLoopback && isLoopbackHost(host))) return no("port");
  return { ok: true, url };
}

/** What a developer is told. */
export function refusalText(reason: AddressRefusal): string {
  const texts: Record<AddressRefusal, string> = {
    malformed: "must be an address such as https://api.example.com/v2",
    scheme: "must begin with https:// or http://",
    credentials: "must hold no user name or password",
    spelling: "must write its IPv4 address as four decimal numbers",
    port: "must use a port of the web: 80, 443 or one from 1024 on that no other service is known for",
    not_public: "must lead to the public network",
  };
  return texts[reason];
}

function isPublicName(host: string, { allowLoopback }: Reach): boolean {
  if (host === "localhost" || host.endsWith(".localhost")) return allowLoopback;
  return host.includes(".") && !LOCAL_NAMES.test(host) && !/(?:^|\.)\d+$/.test(host);
}

function isLoopback(ip: string): boolean {
  const family = isIP(ip);
  return family !== 0 && !ip.includes("%") && !/^::ffff:/i.test(ip) && loopback.check(ip, family === 4 ? "ipv4" : "ipv6");
}

function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || isLoopback(host);
}

/** Without the brackets of IPv6 and the dot at the end, which changes nothing for a resolver. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.+$/, "");
}

function isClosedPort(port: string): boolean {
  if (port === "" || port === "80" || port === "443") return false;
  return Number(port) < 1024 || CLOSED_PORTS.has(Number(port));
}

/** The host as it was written, without its port. */
function writtenHost(text: string): string {
  const authority = /^[a-z]+:\/*([^/?#]*)/i.exec(text)?.[1] ?? "";
  return bareHost(authority.replace(/:\d*$/, ""));
}

function holdsControl(text: string): boolean {
  return [...text].some((letter) => letter < " " || letter === "\u007f");
}

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", bits] = subnet.split("/");
    list.addSubnet(network, Number(bits), isIP(network) === 4 ? "ipv4" : "ipv6");
  }
  return list;
}
