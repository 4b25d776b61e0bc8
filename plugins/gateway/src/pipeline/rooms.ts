import { clock } from "@mintreu/kit/domain/clock";
import type { CallObserver, Limits, Recorder, Registry } from "../contract";
import { Upstreams } from "../forward/upstreams";
import { Callers } from "./caller";
import type { GatewaySettings } from "./gateway-settings";

/** How long an idle connection to an upstream is kept that names no time of its own. */
const UPSTREAM_KEEP_ALIVE_MS = 4000;

export interface RoomsOptions {
  registry: Registry;
  limits: Limits;
  recorder: Recorder;
  settings: GatewaySettings;
  observer?: CallObserver;
  now?: () => Date;
  /** Faults of the gateway itself. Never told a key. */
  report?: (error: unknown) => void;
}

/** What a call needs on its way. */
export interface GatewayRooms {
  registry: Registry;
  limits: Limits;
  recorder: Recorder;
  settings: GatewaySettings;
  observer: CallObserver;
  upstreams: Upstreams;
  callers: Callers;
  publicUrl: URL;
  now: () => Date;
  report: (error: unknown) => void;
  isShuttingDown: () => boolean;
}

export function openRooms(options: RoomsOptions, isShuttingDown: () => boolean): GatewayRooms {
  const { registry, limits, recorder, settings } = options;
  const observer = options.observer ?? { refused: () => {}, forwarded: () => {}, circuit: () => {} };
  const upstreams = new Upstreams({
    connections: settings.upstream_connections,
    headersTimeoutMs: settings.headers_timeout_ms,
    bodyTimeoutMs: settings.body_timeout_ms,
    keepAliveMs: UPSTREAM_KEEP_ALIVE_MS,
    connectTimeoutMs: settings.connect_timeout_ms,
    reach: settings.reach,
    ...(settings.resolve ? { resolve: settings.resolve } : {}),
    onCircuit: (state) => observer.circuit(state),
  });
  return {
    ...{ registry, limits, recorder, settings, observer, upstreams, isShuttingDown },
    callers: new Callers(settings),
    publicUrl: new URL(settings.public_url),
    now: options.now ?? (() => clock.now()),
    report: options.report ?? (() => {}),
  };
}
