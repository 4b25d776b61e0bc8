import { BlockList, isIP } from "node:net";
import ipaddr from "ipaddr.js";

const MAPPED_BITS = 96;

/**
 * An address or CIDR block in the form in which it is kept, or null. The part of the address behind the prefix
 * is cleared, and an IPv4 block written as IPv6 (`::ffff:10.0.0.0/104`) becomes the IPv4 one.
 */
export function parseIpRule(input: string): string | null {
  const [text = "", prefix, ...rest] = input.trim().split("/");
  const address = addressOf(text);
  if (!address || rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  const mapped = isIP(text) === 6 && address.kind() === "ipv4";
  const width = address.kind() === "ipv4" ? 32 : 128;
  const bits = prefix === undefined ? width : Number(prefix) - (mapped ? MAPPED_BITS : 0);
  if (bits < 0 || bits > width) return null;
  if (bits === width) return address.toString();
  const network =
    address.kind() === "ipv4" ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`) : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`);
  return `${network}/${bits}`;
}

/** Whether an address is one of the rules' addresses or inside one of their CIDR blocks, IPv4 and IPv6. The array must not change afterwards. */
export function matchesAnyIp(rules: readonly string[], ip: string): boolean {
  const address = addressOf(ip);
  return address !== null && listOf(rules).check(address.toString(), address.kind());
}

const lists = new WeakMap<readonly string[], BlockList>();

/** Built once for an array of rules, because every call of a licence with rules or through a proxy asks. */
function listOf(rules: readonly string[]): BlockList {
  let list = lists.get(rules);
  if (!list) lists.set(rules, (list = toBlockList(rules)));
  return list;
}

function toBlockList(rules: readonly string[]): BlockList {
  const list = new BlockList();
  for (const rule of rules) {
    const [network = "", bits] = (parseIpRule(rule) ?? "").split("/");
    const family = isIP(network);
    if (family === 0) continue;
    const kind = family === 4 ? "ipv4" : "ipv6";
    if (bits === undefined) list.addAddress(network, kind);
    else list.addSubnet(network, Number(bits), kind);
  }
  return list;
}

/** The address, an IPv4-mapped one (`::ffff:192.0.2.1`, as a dual-stack socket says it) as IPv4; null for none. */
function addressOf(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // The library also reads octal and shortened forms, and zones; Node's stricter reading decides.
  if (isIP(text) === 0 || text.includes("%")) return null;
  return ipaddr.process(text);
}
