import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { callerAddress } from "@mintreu/licensing/domain/caller-address";
import { matchesAnyIp } from "@mintreu/licensing/domain/ip-rules";
import type { GatewaySettings } from "./gateway-settings";

export interface Caller {
  address: string;
  ip_hash: string;
  /** ISO 3166 alpha-2 in upper case, as a trusted proxy says. */
  country: string | null;
}

const COUNTRY = /^[A-Z]{2}$/;
const HASH_LETTERS = 22;

type CallerSettings = Pick<GatewaySettings, "trusted_proxies" | "country_header" | "ip_hash_key">;

/** Tells who calls: once for a connection, unless a proxy stands in front. */
export class Callers {
  readonly #bySocket = new WeakMap<Socket, Caller>();

  constructor(private readonly settings: CallerSettings) {}

  of(request: IncomingMessage): Caller {
    const forwarded = request.headers["x-forwarded-for"];
    const proxied = this.settings.trusted_proxies.length > 0 && (forwarded !== undefined || this.settings.country_header !== null);
    if (proxied) return this.#read(request, Array.isArray(forwarded) ? forwarded.join(",") : forwarded);
    let caller = this.#bySocket.get(request.socket);
    if (!caller) this.#bySocket.set(request.socket, (caller = this.#read(request, undefined)));
    return caller;
  }

  #read({ socket, headers }: IncomingMessage, forwarded: string | undefined): Caller {
    const { trusted_proxies, country_header, ip_hash_key } = this.settings;
    const remote = socket.remoteAddress ?? "";
    const address = callerAddress(remote, forwarded, trusted_proxies);
    const country = country_header !== null && matchesAnyIp(trusted_proxies, remote) ? headers[country_header] : undefined;
    const named = typeof country === "string" ? country.trim().toUpperCase() : "";
    return {
      address,
      ip_hash: createHmac("sha256", ip_hash_key).update(address).digest("base64url").slice(0, HASH_LETTERS),
      country: COUNTRY.test(named) ? named : null,
    };
  }
}
