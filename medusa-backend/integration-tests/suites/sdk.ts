import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Marketplace } from "../harness/boot";
import { type BoughtLicense, buyLicenseAsCustomer } from "../harness/licenses";
import { signInAdmin } from "../harness/people";
import { openStreet, runExample, serveExample, type Street } from "../harness/sdk-examples";
import { startServerProcess } from "../harness/server-process";
import { expectOk } from "../harness/shopping";

const HOUR_MS = 60 * 60_000;

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
      moveClock(0);
      Object.assign(street, { blocked: false, target: marketplace().baseUrl });
    });
    afterEach(() => rmSync(home, { recursive: true, force: true }));

    const clockFile = () => join(home, "clock");
    const moveClock = (ms: number) => writeFileSync(clockFile(), String(ms));
    const sell = () => buyLicenseAsCustomer(marketplace());
    const tool = (...args: string[]) =>
      runExample("offline-cli/main.mjs", args, { MARKETPLACE_URL: street.url, TOOL_HOME: join(home, "tool"), CLOCK_FILE: clockFile() });
    /** What the tool says of its licence, as `code from source`; its exit code says the same. */
    const says = async () => {
      const { code, out } = await tool("run");
      const verdict = JSON.parse(out) as { valid: boolean; code: string; source: string };
      expect(verdict.valid).toBe(code === 0);
      return `${verdict.code} from ${verdict.source}`;
    };
    const decide = async ({ id }: BoughtLicense, decision: string) => {
      const admin = await signInAdmin(marketplace().http);
      expectOk(await admin.post(`/admin/licenses/${id}/${decision}`, { reason: "It was paid with a stolen card." }));
    };
    const rotate = async ({ owner, id }: BoughtLicense, grace_hours: number): Promise<string> => {
      expectOk(await owner.post(`/store/licenses/${id}/rotate`, { grace_hours }));
      return expectOk(await owner.post(`/store/licenses/${id}/reveal`)).license_key;
    };

    it("runs a tool with an offline licence: activated once, at work without a server, stopped by a revocation", async () => {
      const license = await sell();
      expect(await tool("run")).toMatchObject({ code: 1 });
      expect(await tool("activate", license.key)).toMatchObject({ code: 0 });
      expect(await tool("activate", license.key)).toMatchObject({ code: 0 });
      expect(await says()).toBe("VALID from server");
      street.blocked = true;
      expect(await says()).toBe("VALID from file");
      moveClock(29 * 24 * HOUR_MS);
      expect(await says()).toBe("VALID from file");
      moveClock(0);
      street.blocked = false;
      await decide(license, "revoke");
      expect(await says()).toBe("REVOKED from server");
      street.blocked = true;
      expect((await tool("run")).code).not.toBe(0);
    }, 60_000);

    it("lets the tool work without a server for the days of its file, and not longer", async () => {
      expect(await tool("activate", (await sell()).key)).toMatchObject({ code: 0 });
      street.blocked = true;
      moveClock(29 * 24 * HOUR_MS);
      expect(await says()).toBe("VALID from file");
      moveClock(31 * 24 * HOUR_MS);
      expect(await says()).toBe("FILE_EXPIRED from file");
      street.blocked = false;
      expect(await says()).toBe("VALID from server");
    }, 60_000);

    it("notices a clock that was set back: nothing that is kept counts until the marketplace answers", async () => {
      expect(await tool("activate", (await sell()).key)).toMatchObject({ code: 0 });
      expect(await says()).toBe("VALID from server");
      street.blocked = true;
      moveClock(-2 * 24 * HOUR_MS);
      expect(await says()).toBe("CLOCK_SET_BACK from file");
      street.blocked = false;
      expect(await says()).toBe("VALID from server");
      street.blocked = true;
      expect(await says()).toBe("CLOCK_SET_BACK from file");
      moveClock(0);
      expect(await says()).toBe("VALID from file");
    }, 60_000);

    it("follows a licence whose key is rotated: the old one works in its grace, then only the new one", async () => {
      const license = await sell();
      expect(await tool("activate", license.key)).toMatchObject({ code: 0 });
      const second = await rotate(license, 24);
      expect(await says()).toBe("VALID from server");
      const third = await rotate(license, 0);
      expect(await says()).toBe("NOT_FOUND from server");
      street.blocked = true;
      expect((await tool("run")).code).not.toBe(0);
      street.blocked = false;
      expect(await tool("activate", second)).toMatchObject({ code: 1 });
      expect(await tool("activate", third)).toMatchObject({ code: 0 });
      expect(await says()).toBe("VALID from server");
      const active = await marketplace().sql(`select 1 from license_activation where license_id = ? and status = 'active'`, [license.id]);
      expect(active).toHaveLength(1);
    }, 60_000);

    it("follows a marketplace that signs with a new master key: what the old one signed stays good", async () => {
      const { publishableKey } = marketplace();
      expect(await tool("activate", (await sell()).key)).toMatchObject({ code: 0 });
      const ring = `k-next:${randomBytes(32).toString("base64")},${process.env["LICENSE_KEY_RING"]}`;
      const rotated = await startServerProcess(publishableKey, { WORKER_MODE: "server", LICENSE_KEY_RING: ring });
      try {
        const kids = (expectOk(await rotated.http.get("/.well-known/mintreu-license-keys.json")).keys as { kid: string }[]).map(({ kid }) => kid);
        expect([kids[0], kids.length > 1]).toEqual(["k-next", true]);
        street.blocked = true;
        expect(await says()).toBe("VALID from file");
        // The tool knows the old key only: the answer and the file that come now are signed by the new one.
        Object.assign(street, { target: rotated.baseUrl, blocked: false });
        expect(await says()).toBe("VALID from server");
        street.blocked = true;
        expect(await says()).toBe("VALID from file");
        // A server that has not been restarted yet: its answers are signed by the old key.
        Object.assign(street, { target: marketplace().baseUrl, blocked: false });
        expect(await says()).toBe("VALID from server");
        street.blocked = true;
        expect(await says()).toBe("VALID from file");
      } finally {
        await rotated.kill();
      }
    }, 120_000);

    it("gives the activation back", async () => {
      const { id, key } = await sell();
      const active = async () => (await marketplace().sql("select id from license_activation where license_id = ? and status = 'active'", [id])).length;
      await tool("activate", key);
      expect(await active()).toBe(1);
      expect(await tool("deactivate")).toMatchObject({ code: 0 });
      expect(await active()).toBe(0);
      expect(await tool("deactivate")).toMatchObject({ code: 0 });
    }, 60_000);

    it("guards an API: with the server away it serves within the grace period and not after it", async () => {
      const license = await sell();
      const { key } = license;
      const patient = await serveExample(street.url, { GRACE_MS: String(72 * HOUR_MS), CLOCK_FILE: clockFile() });
      const strict = await serveExample(street.url, { GRACE_MS: "0", CLOCK_FILE: clockFile() });
      try {
        const ask = async ({ url }: { url: string }, headers: Record<string, string> = { "x-license-key": key }) => {
          const answer = await fetch(`${url}/report`, { headers });
          return answer.ok ? `served by ${((await answer.json()) as { answered_by: string }).answered_by}` : answer.status;
        };
        expect(await ask(patient, {})).toBe(401);
        expect(await ask(patient, { "x-license-key": `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}` })).toBe(401);
        expect(await ask(patient)).toBe("served by server");
        street.blocked = true;
        // Known and fresh: no question is needed. Unknown: nobody can tell.
        expect([await ask(patient), await ask(strict)]).toEqual(["served by cache", 503]);
        street.blocked = false;
        expect(await ask(strict)).toBe("served by server");
        street.blocked = true;
        // The answer's own hour is over: one has a grace period, the other has none.
        moveClock(2 * HOUR_MS);
        expect([await ask(patient), await ask(strict)]).toEqual(["served by grace", 503]);
        moveClock(72 * HOUR_MS);
        expect(await ask(patient)).toBe("served by grace");
        moveClock(74 * HOUR_MS);
        expect(await ask(patient)).toBe(503);
        street.blocked = false;
        expect(await ask(patient)).toBe("served by server");
        // Back from there: what is kept is believed no more, what the marketplace says is.
        moveClock(0);
        expect(await ask(patient)).toBe("served by server");
        street.blocked = true;
        expect(await ask(patient)).toBe(503);
        street.blocked = false;
        await decide(license, "suspend");
        expect([await ask(patient), await ask(strict)]).toEqual([403, 403]);
      } finally {
        await Promise.all([patient.stop(), strict.stop()]);
      }
    }, 60_000);
  });
}
