import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Marketplace } from "../harness/boot";
import { signInAdmin } from "../harness/people";
import { buy, eventually, expectOk, licensesOf, packagesOf, reveal } from "../harness/shopping";

const examples = join(__dirname, "..", "..", "..", "plugins", "sdk", "examples");

/** The examples of the SDK as a developer would run them, against the running marketplace. */
export function sdkSuite(marketplace: () => Marketplace): void {
  describe("the SDK's examples", () => {
    let street: Street;
    let home: string;

    beforeAll(async () => {
      street = await openStreet(marketplace().baseUrl);
    });
    afterAll(() => street.close());
    beforeEach(() => {
      home = mkdtempSync(join(tmpdir(), "mintreu-tool-"));
      street.blocked = false;
    });
    afterEach(() => rmSync(home, { recursive: true, force: true }));

    const sell = async () => {
      const { http, regionId } = marketplace();
      const [first] = await packagesOf(http, "ledgerly");
      const purchase = await buy(http, regionId, [{ variant_id: first!.variant_id, quantity: 1 }]);
      const [license] = await licensesOf(http, purchase, 1);
      return { license: license!, key: await reveal(http, license!, purchase.cookie) };
    };
    const tool = (...args: string[]) => run("offline-cli/main.mjs", args, { MARKETPLACE_URL: street.url, TOOL_HOME: home });

    it("runs a tool with an offline licence: activated once, at work without a server, stopped by a revocation", async () => {
      const { license, key } = await sell();
      expect(await tool("run")).toMatchObject({ code: 1 });
      expect(await tool("activate", key)).toMatchObject({ code: 0 });
      expect(await tool("activate", key)).toMatchObject({ code: 0 });
      expect(JSON.parse((await tool("run")).out)).toEqual({ valid: true, code: "VALID", source: "file" });
      street.blocked = true;
      expect(JSON.parse((await tool("run")).out)).toEqual({ valid: true, code: "VALID", source: "file" });
      street.blocked = false;
      const admin = await signInAdmin(marketplace().http);
      expectOk(await admin.post(`/admin/licenses/${license.id}/revoke`, { reason: "It was paid with a stolen card." }));
      expect((await tool("run")).code).not.toBe(0);
      street.blocked = true;
      expect((await tool("run")).code).not.toBe(0);
    }, 60_000);

    it("gives the activation back", async () => {
      const { license, key } = await sell();
      const { sql } = marketplace();
      const active = async () =>
        (await sql<{ id: string }>("select id from license_activation where license_id = ? and status = 'active'", [license.id])).length;
      await tool("activate", key);
      expect(await active()).toBe(1);
      expect(await tool("deactivate")).toMatchObject({ code: 0 });
      expect(await active()).toBe(0);
      expect(await tool("deactivate")).toMatchObject({ code: 0 });
    }, 60_000);

    it("guards an API: with the server away it serves within the grace period and not after it", async () => {
      const { license, key } = await sell();
      const patient = await serve(street.url, { GRACE_MS: String(60 * 60_000) });
      const strict = await serve(street.url, { GRACE_MS: "0" });
      try {
        const ask = (url: string, headers: Record<string, string> = {}) => fetch(`${url}/report`, { headers });
        expect((await ask(patient.url)).status).toBe(401);
        expect((await ask(patient.url, { "x-license-key": `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}` })).status).toBe(401);
        expect((await ask(patient.url, { "x-license-key": key })).status).toBe(200);
        street.blocked = true;
        // Known and fresh: no question is needed. Unknown: nobody can tell.
        expect(await (await ask(patient.url, { "x-license-key": key })).json()).toMatchObject({ answered_by: "cache" });
        expect((await ask(strict.url, { "x-license-key": key })).status).toBe(503);
        street.blocked = false;
        const admin = await signInAdmin(marketplace().http);
        expectOk(await admin.post(`/admin/licenses/${license.id}/suspend`, { reason: "The invoice is not paid." }));
        expect((await ask(strict.url, { "x-license-key": key })).status).toBe(403);
      } finally {
        await Promise.all([patient.stop(), strict.stop()]);
      }
    }, 60_000);
  });
}

interface Street {
  url: string;
  /** Whether nothing gets through. */
  blocked: boolean;
  close(): Promise<void>;
}

/** The way to the marketplace, which a test can block while the marketplace itself stays as it is. */
async function openStreet(target: string): Promise<Street> {
  const street = { url: "", blocked: false };
  const server: Server = createServer((req, res) => {
    if (street.blocked) return void req.socket.destroy();
    const onward = httpRequest(new URL(req.url ?? "/", target), { method: req.method, headers: { ...req.headers, host: new URL(target).host } }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    onward.on("error", () => res.destroy());
    req.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  street.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(street, {
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Runs an example to its end. */
function run(file: string, args: string[], env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(examples, file), ...args], { env: { PATH: process.env["PATH"], ...env } });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (err += chunk));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
}

/** Starts the example of an API on a free port. */
async function serve(marketplaceUrl: string, env: Record<string, string>): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const child = spawn(process.execPath, [join(examples, "express-api", "server.mjs")], {
    env: { PATH: process.env["PATH"], MARKETPLACE_URL: marketplaceUrl, PORT: "0", ...env },
  });
  let out = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const port = await eventually(async () => /listening on (\d+)/.exec(out)?.[1], "the example listens", 15_000);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
