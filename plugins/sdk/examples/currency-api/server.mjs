// A small real API that is sold on the marketplace: it answers the gateway's calls and nobody else's.
//   PORT=4010 MINTREU_SIGNING_SECRET=… node server.mjs
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { verifyGatewayRequest } from "@mintreu/sdk/upstream";
import { Refusal } from "./conversion.mjs";
import { routes } from "./routes.mjs";

const MOST_BODY_BYTES = 256 * 1024;
const secret = process.env.MINTREU_SIGNING_SECRET;
if (!secret) throw new Error("MINTREU_SIGNING_SECRET is missing: the panel shows it on the API configuration");

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    const refusal = error instanceof Refusal ? error : new Refusal(500, "internal", "Something went wrong.");
    if (!(error instanceof Refusal)) console.error(error);
    sendJson(request, response, refusal.status, { code: refusal.code, title: refusal.title, detail: null }, "application/problem+json");
  });
});

async function answer(request, response) {
  const url = new URL(request.url ?? "/", "http://upstream.invalid");
  if (url.pathname === "/health") return sendJson(request, response, 200, { status: "ok" });
  const body = await readBody(request);
  await refuseOthers(request, body);
  for (const { method, path, answer: handle } of routes) {
    const match = path.exec(url.pathname);
    if (!match || (request.method !== method && !(method === "GET" && request.method === "HEAD"))) continue;
    const parameters = match.slice(1).map(decode);
    return sendJson(request, response, 200, handle({ query: url.searchParams, body: method === "POST" ? parseJson(body) : null, now: Date.now(), parameters }));
  }
  throw new Refusal(404, "not_found", "There is nothing here.");
}

/** Whoever found out this server's address gets nothing here: calls come from the gateway, or not at all. */
async function refuseOthers({ method, url, headers }, body) {
  const verdict = await verifyGatewayRequest({ secret, method, path: url, body, header: (name) => headers[name] });
  if (!verdict.ok) throw new Refusal(401, verdict.code.toLowerCase(), "This API answers the marketplace's gateway only.");
}

function sendJson(request, response, status, value, type = "application/json") {
  const text = JSON.stringify(value);
  const headers = { "content-type": type, "content-length": Buffer.byteLength(text) };
  if (status === 200) {
    const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 27)}"`;
    Object.assign(headers, { etag, "cache-control": "private, max-age=3600" });
    if (request.headers["if-none-match"] === etag) return response.writeHead(304, { etag }).end();
  }
  response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : text);
}

async function readBody(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > MOST_BODY_BYTES) throw new Refusal(413, "too_large", "The body is too large.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function parseJson(body) {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(400, "not_json", "The body is not JSON.");
  }
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(404, "not_found", "There is nothing here.");
  }
}

server.listen(Number(process.env.PORT ?? 4010), process.env.HOST ?? "127.0.0.1", () => {
  console.log(`currency API on port ${server.address().port}`);
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
