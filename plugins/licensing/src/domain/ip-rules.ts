import { BlockList, isIP } from "node:net";

/** Whether an address is one of the rules' addresses or inside one of their CIDR blocks, IPv4 and IPv6. */
export function matchesAnyIp(rules: readonly string[], ip: string): boolean {
  const address = unmapped(ip);
  const family = isIP(address);
  if (family === 0) return false;
  const list = new BlockList();
  for (const rule of rules) {
    const [network = "", bits] = rule.split("/");
    const kind = isIP(network) === 4 ? "ipv4" : "ipv6";
    if (isIP(network) === 0) continue;
    if (bits === undefined) list.addAddress(network, kind);
    else list.addSubnet(network, Number(bits), kind);
  }
  return list.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** `::ffff:192.0.2.1`, as a dual-stack socket reports an IPv4 caller, is that IPv4 address. */
function unmapped(ip: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
}
