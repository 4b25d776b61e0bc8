import type { IncomingMessage, ServerResponse } from "node:http";
import { hasValidChecksum, normalizeLicenseKey } from "@mintreu/licensing/domain/license-key";
import { isPreflight, preflightHeaders } from "../answers/cors";
import type { ProblemCode } from "../answers/problems";
import { sendProblem } from "../answers/send-problem";
import { type Admitted, type ApiRoute, type LicenseEntry, type Refused, RegistryUnavailable, type RoutedEndpoint } from "../contract";
import { refusalHeaders } from "../domain/rate-limit-headers";
import type { Upstream } from "../forward/upstream";
import { Call } from "./call";
import { newCallId } from "./call-id";
import type { Caller } from "./caller";
import type { GatewayRooms } from "./rooms";
import { discardRest } from "./discard-rest";
import { forwardCall } from "./forward-call";
import { type BodyPlan, inspectRequest } from "./inspect-request";
import { judgeCall } from "./judge-call";
import { parseTarget } from "./parse-target";

/** What a call was found to be about. */
interface Found {
  license: LicenseEntry;
  route: ApiRoute;
  endpoint: RoutedEndpoint;
  upstream: Upstream;
}

/** A call on its way to being admitted. Steps that know their answer at once never wait for a turn of the event loop. */
export class Reception {
  readonly id: string;
  readonly at: number;
  readonly began = performance.now();
  #method = "";
  #path = "";
  #query = "";
  #body: BodyPlan = { kind: "none" };
  #caller!: Caller;

  constructor(
    private readonly rooms: GatewayRooms,
    private readonly request: IncomingMessage,
    private readonly response: ServerResponse,
    private readonly expectsLeave: boolean,
  ) {
    this.at = rooms.now().getTime();
    this.id = newCallId(this.at);
  }

  begin(): void {
    const { request, rooms } = this;
    const target = parseTarget(request.url ?? "");
    if (rooms.isShuttingDown()) return this.#refuse("shutting-down", { Connection: "close" });
    if (!target.ok) return this.#refuse(target.code);
    if (isPreflight(request.method, request.headers)) return void this.response.writeHead(204, preflightHeaders(request.headers)).end();
    const inspection = inspectRequest(request.headers, rooms.settings.max_body_bytes);
    if (!inspection.ok) return this.#refuse(inspection.code);
    const key = keyOf(request, target.key);
    if (key === null) return this.#refuse("key-missing");
    this.#method = request.method!;
    this.#path = target.path;
    this.#query = target.query;
    this.#body = inspection.body;
    this.#caller = rooms.callers.of(request);
    // The licence first: whoever has no key at all asks nobody for routes.
    const license = rooms.registry.findLicense(key);
    if (license === null) return this.#refuse(hasValidChecksum(key, rooms.settings.key_ring) ? "key-unknown" : "key-malformed");
    const route = rooms.registry.findRoute(target.developer, target.product);
    if (route instanceof Promise || license instanceof Promise) {
      Promise.all([route, license]).then(([route, license]) => this.#judge(route, license), this.#broken);
    } else {
      this.#judge(route, license);
    }
  }

  #judge(route: ApiRoute | null, license: LicenseEntry | null): void {
    const { rooms, request } = this;
    if (license === null) return this.#refuse("key-unknown");
    if (route === null) return this.#refuse("not-found");
    const call = { product_id: route.product_id, headers: request.headers, address: this.#caller.address, trusted_origins: rooms.settings.trusted_origins };
    const refusal = judgeCall(license, call, new Date(this.at));
    if (refusal !== null) return this.#refuse(refusal);
    const endpoint = route.match(this.#method, this.#path);
    if (endpoint === null) return this.#refuse("endpoint-not-found");
    if (route.upstream_url === null) return this.#refuse("upstream-missing");
    const upstream = rooms.upstreams.find(route);
    if (upstream === null) return this.#refuse("upstream-unreachable");
    const closed = upstream.refusal(performance.now());
    if (closed !== null) return this.#refuse(closed);
    const verdict = rooms.limits.admit({ license, route, units: endpoint.cost_weight, call_id: this.id });
    if (verdict instanceof Promise) verdict.then((verdict) => this.#admit(verdict, { license, route, endpoint, upstream }), this.#broken);
    else this.#admit(verdict, { license, route, endpoint, upstream });
  }

  #admit(verdict: Admitted | Refused, { upstream, ...found }: Found): void {
    if (!verdict.ok) {
      return this.#refuse(verdict.reason === "limited" ? "limit-exceeded" : "quota-unavailable", refusalHeaders(verdict, this.at));
    }
    // Gone while it was decided: nothing will be told of it any more.
    if (this.response.destroyed) return verdict.settle({ status: 499, units: 0, bytes: 0 });
    const facts = { id: this.id, at: this.at, began: this.began, caller: this.#caller, ...found, admitted: verdict };
    const call = new Call(this.rooms, facts, this.request, this.response);
    try {
      forwardCall(this.rooms, call, upstream, {
        request: this.request,
        response: this.response,
        path: this.#path,
        query: this.#query,
        body: this.#body,
        expectsLeave: this.expectsLeave,
      });
    } catch (error) {
      this.rooms.report(error);
      call.refuse("internal-error");
    }
  }

  #refuse(code: ProblemCode, headers?: Record<string, string>): void {
    sendProblem(this.response, code, this.id, this.expectsLeave ? { ...headers, Connection: "close" } : headers);
    this.rooms.observer.refused(code, this.response.statusCode);
    discardRest(this.request);
  }

  #broken = (error: unknown): void => {
    if (error instanceof RegistryUnavailable) return this.#refuse("registry-unavailable");
    this.rooms.report(error);
    this.#refuse("internal-error");
  };
}

/** The key of the header, else that of the query; normalised, null for none. */
function keyOf({ headers }: IncomingMessage, inQuery: string | null): string | null {
  const header = headers["x-api-key"];
  const key = typeof header === "string" && header !== "" ? header : inQuery;
  return key === null || key === "" ? null : normalizeLicenseKey(key);
}
