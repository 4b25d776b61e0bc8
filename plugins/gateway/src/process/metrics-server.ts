import { createServer, type Server } from "node:http";

const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Prometheus's page on an address of its own, so that the public one never shows it. */
export function serveMetrics(read: () => Promise<string>, { host, port }: { host: string; port: number }): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") return void response.writeHead(404).end();
    read().then(
      (text) => response.writeHead(200, { "content-type": CONTENT_TYPE }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}
