import { createServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { rawProblem } from "../answers/send-problem";
import type { ProblemCode } from "../answers/problems";
import { newCallId } from "./call-id";
import { Reception } from "./handle-call";
import { type GatewayRooms, openRooms, type RoomsOptions } from "./rooms";

/** Longest a request's head may take, and largest it may be. */
const HEAD_TIMEOUT_MS = 20_000;
const HEAD_BYTES = 32 * 1024;

export interface GatewayOptions extends RoomsOptions {
  /** Answers what lies outside `/v1/`: the process's own pages. Without it such paths are 404. */
  others?: RequestListener;
}

export interface Gateway {
  server: Server;
  /** New calls are answered with 503 from now on; those under way end as they would have. */
  beginShutdown(): void;
  /** Resolves when the last call is over; call `beginShutdown` first. */
  close(): Promise<void>;
}

/** The gateway as a server that does not listen yet. */
export function createGateway(options: GatewayOptions): Gateway {
  let shuttingDown = false;
  const rooms = openRooms(options, () => shuttingDown);
  const receive =
    (expectsLeave: boolean): RequestListener =>
    (request, response) => {
      if (options.others && request.url?.startsWith("/v1/") === false) return options.others(request, response);
      new Reception(rooms, request, response, expectsLeave).begin();
    };
  const server = createServer({ noDelay: true, headersTimeout: HEAD_TIMEOUT_MS, requestTimeout: 0, maxHeaderSize: HEAD_BYTES, keepAliveTimeout: 65_000 });
  server.setTimeout(options.settings.client_idle_ms);
  server.on("request", receive(false));
  server.on("checkContinue", receive(true));
  server.on("connect", (_request, socket: Socket) => answerRaw(socket, "upgrade-unsupported", rooms));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => answerRaw(socket, problemOfClient(error), rooms));
  return {
    server,
    beginShutdown: () => {
      shuttingDown = true;
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      rooms.upstreams.close();
    },
  };
}

function problemOfClient({ code }: NodeJS.ErrnoException): ProblemCode {
  if (code === "HPE_HEADER_OVERFLOW") return "headers-too-large";
  return code === "ERR_HTTP_REQUEST_TIMEOUT" ? "request-timeout" : "request-malformed";
}

/** Where there is no answer to write to: only when none has begun on this connection. */
function answerRaw(socket: Socket & { _httpMessage?: { headersSent: boolean } | null }, code: ProblemCode, rooms: GatewayRooms): void {
  if (!socket.writable || socket._httpMessage) return void socket.destroy();
  rooms.observer.refused(code, 0);
  socket.end(rawProblem(code, newCallId(rooms.now().getTime())));
}
