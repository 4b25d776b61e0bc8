import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from "node:net";

export interface TestUpstream {
  url: string;
  port: number;
  server: Server;
  /** What came in, newest last. */
  requests: IncomingMessage[];
  stop(): Promise<void>;
}

/** A real upstream; its answers are the test's. */
export async function startUpstream(answer: (request: IncomingMessage, response: ServerResponse) => void, onContinue?: RequestListener): Promise<TestUpstream> {
  const requests: IncomingMessage[] = [];
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 0 }, (request, response) => {
    requests.push(request);
    answer(request, response);
  });
  if (onContinue) {
    server.on("checkContinue", (request: IncomingMessage, response: ServerResponse) => {
      requests.push(request);
      onContinue(request, response);
    });
  }
  const port = await listening(server);
  const stop = async () => {
    server.closeAllConnections();
    await closed(server);
  };
  return { url: `http://127.0.0.1:${port}`, port, server, requests, stop };
}

export interface RawUpstream {
  url: string;
  port: number;
  sockets: Socket[];
  stop(): Promise<void>;
}

/** An upstream that speaks bytes: for answers that no server would give. */
export async function startRawUpstream(onData: (socket: Socket, text: string) => void): Promise<RawUpstream> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    socket.on("data", (data) => onData(socket, data.toString("latin1")));
  });
  const port = await listening(server);
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    await closed(server);
  };
  return { url: `http://127.0.0.1:${port}`, port, sockets, stop };
}

export async function listening(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function closed(server: Server | TcpServer): Promise<void> {
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
