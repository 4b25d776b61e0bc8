import type { lookup } from "node:dns";
import { createServer as createTcpServer, type Server } from "node:net";
import { networkInterfaces } from "node:os";
import { call } from "./support/clients";
import { startGateway, type TestGateway } from "./support/start-gateway";
import { listening, startUpstream } from "./support/start-upstream";

/**
 * A listener on all addresses of this machine that notices every connection. The gateways here may call the public
 * network only, so nothing may ever arrive.
 */
describe("addresses that are none of the public network", () => {
  let trap: Server;
  let port: number;
  let caught = 0;
  const stops: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    trap = createTcpServer((socket) => {
      caught += 1;
      socket.end("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ncaught");
    });
    await new Promise<void>((resolve) => trap.listen(0, "::", resolve));
    port = (trap.address() as { port: number }).port;
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    expect(caught).toBe(0);
  });
  afterAll(() => void trap.close());

  async function answerOf(upstream_url: string, settings: object = {}): Promise<[number, string]> {
    const gateway: TestGateway = await startGateway({ upstream_url, settings: { reach: { allowLoopback: false }, connect_timeout_ms: 1000, ...settings } });
    stops.push(() => gateway.stop());
    const answers = [];
    // Whole and streamed calls go over different clients; both twice, for what the first may have left.
    for (const method of ["GET", "POST", "GET", "POST"]) {
      const answer = await call(`${gateway.base}/x`, { method, headers: { "X-API-Key": gateway.key } }, method === "POST" ? Buffer.alloc(100_000) : undefined);
      answers.push(`${answer.status} ${(JSON.parse(String(answer.body)) as { code: string }).code}`);
    }
    expect(new Set(answers).size).toBe(1);
    const [status, code] = answers[0]!.split(" ");
    return [Number(status), code!];
  }

  const own = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address, family }) => (family === "IPv6" ? `[${address}]` : address)),
  );
  const literals = [
    ...["127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.0.0.1.", "%31%32%37.0.0.1", "①②⑦.0.0.1"],
    ...[
      "0.0.0.0",
      "0",
      "10.0.0.1",
      "172.16.0.1",
      "192.168.0.1",
      "100.64.0.1",
      "169.254.169.254",
      "169.254.170.2",
      "168.63.129.16",
      "192.0.0.192",
      "198.18.0.1",
      "224.0.0.1",
      "255.255.255.255",
    ],
    ...[
      "[::1]",
      "[::]",
      "[0:0:0:0:0:0:0:1]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
      "[64:ff9b::127.0.0.1]",
      "[64:ff9b::7f00:1]",
      "[64:ff9b:1::7f00:1]",
    ],
    ...["[2002:7f00:1::]", "[2001::1]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]", "[ff02::1]", "[::ffff:169.254.169.254]", "[::ffff:0:127.0.0.1]"],
    ...["localhost", "LOCALHOST", "localhost.", "a.localhost", "metadata.google.internal", "db.internal", "printer.local"],
    ...own,
  ];
  it.each([...new Set(literals)])("are not reached as http://%s", async (host) => {
    expect(await answerOf(`http://${host}:${port}`)).toEqual([502, "upstream-unreachable"]);
  });

  it.each([
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "ftp://127.0.0.1/",
    "http://user:pass@127.0.0.1/",
    "http://example.com@127.0.0.1/",
    "//127.0.0.1/",
    "http://127.0.0.1\\@example.com/",
    "",
  ])("are not reached as %s", async (url) => expect(await answerOf(url)).toEqual([502, "upstream-unreachable"]));

  it.each([22, 25, 6379, 5432, 11211, 2375])("are not asked at port %i, which belongs to another service", async (closed) => {
    expect(await answerOf(`http://8.8.8.8:${closed}`)).toEqual([502, "upstream-unreachable"]);
  });

  const answering = (...turns: string[][]): typeof lookup =>
    ((_name: string, _options: object, callback: (error: null, addresses: { address: string; family: number }[]) => void) => {
      const addresses = (turns.length > 1 ? turns.shift()! : turns[0]!).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
      setImmediate(() => callback(null, addresses));
    }) as unknown as typeof lookup;

  it.each([["127.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"], ["169.254.169.254"], ["10.0.0.1"], ["fe80::1"]])(
    "are not reached by a name that leads to %s",
    async (address) => {
      expect(await answerOf(`http://rebind.example.com:${port}`, { resolve: answering([address]) })).toEqual([502, "upstream-unreachable"]);
    },
  );

  it("are not reached by a name that leads to several, nor by one that changes its mind", async () => {
    expect(await answerOf(`http://rebind.example.com:${port}`, { resolve: answering(["127.0.0.1", "10.0.0.1", "::1"]) })).toEqual([
      502,
      "upstream-unreachable",
    ]);
    expect(await answerOf(`http://rebind.example.com:${port}`, { resolve: answering(["10.0.0.1"], ["127.0.0.1"]) })).toEqual([502, "upstream-unreachable"]);
  });

  it("are not reached by redirects: those are the client's to follow", async () => {
    const target = await startUpstream((_request, response) => void response.end("followed"));
    const upstream = await startUpstream((_request, response) => void response.writeHead(302, { Location: `${target.url}/secret` }).end());
    const gateway = await startGateway({ upstream_url: upstream.url });
    stops.push(
      () => gateway.stop(),
      () => upstream.stop(),
      () => target.stop(),
    );
    const answer = await call(`${gateway.base}/x`, { headers: { "X-API-Key": gateway.key } });
    expect([answer.status, answer.headers.location, target.requests.length]).toEqual([302, `${target.url}/secret`, 0]);
  });

  it("but the listener does notice connections", async () => {
    const other = createTcpServer((socket) => socket.end());
    await listening(other);
    other.close();
    expect(trap.listening).toBe(true);
    const answer = await call(`http://127.0.0.1:${port}/`);
    expect([String(answer.body), caught]).toEqual(["caught", 1]);
    caught = 0;
  });
});
