import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createApiClient } from "./api-client.ts";
import { readRateLimits } from "./rate-limit.ts";

let server: Server;
let url: string;
let answer: (req: IncomingMessage, res: ServerResponse) => void;
const seen: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((req, res) => {
    seen.push(req);
    answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/acme/currency`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
});

const busyThenFine = (retryAfter: string) => {
  let calls = 0;
  answer = (_req, res) => ((calls += 1) === 1 ? res.writeHead(429, { "retry-after": retryAfter }).end() : res.end("served"));
};

it("calls below the API's address with the key", async () => {
  answer = (_req, res) => res.end("ok");
  const response = await createApiClient({ url, licenseKey: "KEY" }).fetch("/rates?base=EUR", { headers: { "x-api-key": "other" } });
  expect(await response.text()).toBe("ok");
  expect([seen[0]!.url, seen[0]!.headers["x-api-key"]]).toEqual(["/v1/acme/currency/rates?base=EUR", "KEY"]);
});

it.each(["../../evil", "..%2f..%2fother/../../../x", "/../x"])("never takes the key elsewhere: %s", async (path) => {
  answer = (_req, res) => res.end("ok");
  const call = createApiClient({ url, licenseKey: "KEY" }).fetch(path);
  await call.then(
    () => expect(seen[0]!.url).toMatch(/^\/v1\/acme\/currency\//),
    (error) => expect(error).toBeInstanceOf(TypeError),
  );
});

it("waits as long as a limit says and sends again", async () => {
  busyThenFine("0");
  expect(await (await createApiClient({ url, licenseKey: "KEY" }).fetch("rates")).text()).toBe("served");
  expect(seen).toHaveLength(2);
});

it("hands the refusal on when the wait is too long, the attempts are used up, or the body is a stream", async () => {
  busyThenFine("120");
  expect((await createApiClient({ url, licenseKey: "KEY" }).fetch("rates")).status).toBe(429);
  busyThenFine("0");
  expect((await createApiClient({ url, licenseKey: "KEY", retries: 0 }).fetch("rates")).status).toBe(429);
  busyThenFine("0");
  const init = { method: "POST", body: new Blob(["x"]).stream(), duplex: "half" } as RequestInit;
  expect((await createApiClient({ url, licenseKey: "KEY" }).fetch("rates", init)).status).toBe(429);
});

it("stops waiting when the caller gives up", async () => {
  busyThenFine("20");
  const giveUp = new AbortController();
  const call = createApiClient({ url, licenseKey: "KEY" }).fetch("rates", { signal: giveUp.signal });
  setTimeout(() => giveUp.abort(), 20);
  await expect(call).rejects.toMatchObject({ name: "AbortError" });
});

it("tells of the limits that answers state", async () => {
  answer = (_req, res) => {
    res.setHeader("RateLimit-Policy", '"minute";q=60;w=60, "month";q=10000;w=2592000');
    res.setHeader("RateLimit", '"minute";r=12;t=31');
    res.end();
  };
  const told: unknown[] = [];
  const api = createApiClient({ url, licenseKey: "KEY", onLimits: (limits) => told.push(limits) });
  await api.fetch("rates");
  expect(api.limits()).toEqual([
    { name: "minute", quota: 60, window_seconds: 60, remaining: 12, reset_seconds: 31 },
    { name: "month", quota: 10_000, window_seconds: 2_592_000, remaining: null, reset_seconds: null },
  ]);
  expect(told).toEqual([api.limits()]);
});

it.each(["", "nonsense", '"open', '"a";r=x', "1, 2", '"a";;r=1', `"${"a".repeat(5000)}`, '"a"'.repeat(2000)])("reads no limits out of %#", (field) => {
  expect(readRateLimits(new Headers({ ratelimit: field })).filter(({ remaining }) => remaining !== null)).toEqual([]);
});
