import ipaddr from "ipaddr.js";
import { matchesAnyIp } from "./ip-rules";

/**
 * The address that a request comes from. `X-Forwarded-For` counts only as far as trusted proxies wrote it: read
 * from its end, the first address that is none of them.
 */
export function callerAddress(remote: string, forwarded: string | undefined, trusted: readonly string[]): string {
  const hops = [...(forwarded ?? "").split(",").map((hop) => hop.trim()), remote];
  let caller = remote;
  for (const hop of hops.reverse()) {
    if (!ipaddr.isValid(hop)) break;
    caller = ipaddr.process(hop).toString();
    if (!matchesAnyIp(trusted, caller)) break;
  }
  return caller;
}

/** Who counts as one guesser: an IPv4 address, or the /64 that one IPv6 customer usually has whole. */
export function guesserOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4" ? parsed.toString() : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`)}/64`;
}
