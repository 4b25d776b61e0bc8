// The upstream of every subject, and the bare server that they are measured beside: the same 500 bytes of JSON to everyone.
import { createServer } from "node:http";

const [port] = process.argv.slice(2).map(Number);
const body = Buffer.from(JSON.stringify({ base: "EUR", rates: "x".repeat(500 - 26) }));
const headers = ["Content-Type", "application/json", "Content-Length", String(body.length)];

createServer({ keepAliveTimeout: 60_000 }, (_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(port, "127.0.0.1");
