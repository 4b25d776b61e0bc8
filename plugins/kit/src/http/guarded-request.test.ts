import type { lookup } from "node:dns";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { guardedLookup, guardedRequest, type GuardedRequest } from "./guarded-request";

const publicOnly = { allowLoopback: false };
const local = { allowLoopback: true };

/** A resolver that answers each look-up of any name with the next of its lists. */
function resolverOf(...lists: string[][]): { resolve: typeof lookup; asked: string[] } {
  const asked: string[] = [];
  const resolve = ((name: string, _options: unknown, callback: (error: Error | null, addresses: object[]) => void) => {
    const list = lists[Math.min(asked.length, lists.length - 1)] ?? [];
    asked.push(name);
    callback(
      null,
      list.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  }) as unknown as typeof lookup;
  return { resolve, asked };
}

describe("a guarded look-up", () => {
  const addressesOf = (list: string[], all: boolean, reach = publicOnly) =>
    new Promise((settle) => {
      guardedLookup(reach, resolverOf(list).resolve)("api.example", { all }, (error, addresses) => settle(error ? "refused" : addresses));
    });

  it("gives only addresses within reach, in each form", async () => {
    const mixed = ["127.0.0.1", "8.8.8.8", "::1", "fd00:ec2::254", "2606:4700::1"];
    expect(await addressesOf(mixed, true)).toEqual([
      { address: "8.8.8.8", family: 4 },
      { address: "2606:4700::1", family: 6 },
    ]);
    expect(await addressesOf(mixed, false)).toBe("8.8.8.8");
    expect(await addressesOf(mixed, false, local)).toBe("127.0.0.1");
  });

  it.each([[[]], [["127.0.0.1"]], [["::1"]], [["10.0.0.1", "169.254.169.254"]], [["::ffff:8.8.8.8"]], [["64:ff9b::7f00:1"]], [["not an address"]]])(
    "refuses a name that leads to %j",
    async (list) => {
      expect(await addressesOf(list, true)).toBe("refused");
      expect(await addressesOf(list, false)).toBe("refused");
    },
  );
});

describe("a guarded request", () => {
  const servers: { close(): unknown }[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  async function serve(listener: RequestListener): Promise<{ origin: string; port: number; calls: string[] }> {
    const calls: string[] = [];
    const server: Server = createServer((req, res) => {
      calls.push(`${req.method} ${req.url}`);
      listener(req, res);
    });
    servers.push({ close: () => server.close(() => {}) && server.closeAllConnections() });
    const port = await new Promise<number>((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
    return { origin: `http://127.0.0.1:${port}`, port, calls };
  }

  const ask = (url: string, options: Partial<GuardedRequest> = {}) =>
    guardedRequest({ url: new URL(url), method: "GET", headers: {}, body: null, timeoutMs: 10_000, maxAnswerBytes: 1000, reach: local, ...options });

  it("sends what it was given and answers with what came", async () => {
    const { origin } = await serve((req, res) => {
      let text = "";
      req.on("data", (chunk) => (text += chunk));
      req.on("end", () => res.writeHead(201, { "x-two": ["a", "b"] }).end(`${req.method} ${req.url} ${req.headers["x-one"]} ${text}`));
    });
    const outcome = await ask(`${origin}/p?q=1`, { method: "POST", headers: { "x-one": "1" }, body: Buffer.from("body") });
    expect(outcome).toMatchObject({ ok: true, answer: { status: 201, truncated: false, headers: { "x-two": "a, b" }, durationMs: expect.any(Number) } });
    expect(outcome.ok && outcome.answer.body.toString()).toBe("POST /p?q=1 1 body");
  });

  it("follows no redirect", async () => {
    const inside = await serve((_req, res) => res.end("inside"));
    const { origin } = await serve((_req, res) => res.writeHead(302, { location: inside.origin }).end());
    expect(await ask(origin)).toMatchObject({ ok: true, answer: { status: 302 } });
    expect(inside.calls).toEqual([]);
  });

  it("never connects to a private address, by name or literally", async () => {
    const { origin, port, calls } = await serve((_req, res) => res.end("inside"));
    const refused = { ok: false, fault: "not_public" };
    expect(await ask(origin, { reach: publicOnly })).toEqual(refused);
    expect(await ask(`http://[::1]:${port}`, { reach: publicOnly })).toEqual(refused);
    expect(await ask(`http://[::ffff:127.0.0.1]:${port}`, { reach: local })).toEqual(refused);
    const { resolve } = resolverOf(["127.0.0.1", "::1"]);
    expect(await ask(`http://api.example:${port}`, { reach: publicOnly, resolve })).toEqual(refused);
    expect(calls).toEqual([]);
  });

  it("connects to the address that it checked, whatever the name answers next", async () => {
    const { port, calls } = await serve((_req, res) => res.end("here"));
    const { resolve, asked } = resolverOf(["127.0.0.1"], ["10.0.0.1"]);
    expect(await ask(`http://api.example:${port}`, { resolve })).toMatchObject({ ok: true, answer: { status: 200 } });
    expect(await ask(`http://api.example:${port}`, { resolve })).toEqual({ ok: false, fault: "not_public" });
    expect([asked, calls]).toEqual([["api.example", "api.example"], ["GET /"]]);
  });

  it("stops reading at its limit, and at its time with what came until then", async () => {
    const { origin } = await serve((req, res) => {
      res.writeHead(200);
      res.write(req.url === "/long" ? "x".repeat(5000) : "data: 1\n\n");
    });
    const long = await ask(`${origin}/long`);
    expect(long).toMatchObject({ ok: true, answer: { truncated: true } });
    expect(long.ok && long.answer.body.length).toBe(1000);
    const endless = await ask(`${origin}/events`, { timeoutMs: 300 });
    expect(endless.ok && [endless.answer.truncated, endless.answer.body.toString()]).toEqual([true, "data: 1\n\n"]);
  });

  it("names what went wrong and tells nothing else", async () => {
    const silent = await serve(() => {});
    expect(await ask(silent.origin, { timeoutMs: 100 })).toEqual({ ok: false, fault: "timeout" });
    const closed = createTcpServer((socket) => socket.destroy());
    const garbage = createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH\r\n"));
    const ports = await Promise.all(
      [closed, garbage].map((server) => {
        servers.push(server);
        return new Promise<number>((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));
      }),
    );
    expect(await ask(`http://127.0.0.1:${ports[0]}`)).toEqual({ ok: false, fault: "unreachable" });
    expect(await ask(`http://127.0.0.1:${ports[1]}`)).toEqual({ ok: false, fault: "protocol" });
    expect(await ask(`https://127.0.0.1:${ports[1]}`)).toEqual({ ok: false, fault: "certificate" });
    expect(await ask(silent.origin, { headers: { "x-bad": "a\r\nb: c" } })).toEqual({ ok: false, fault: "protocol" });
  });
});
