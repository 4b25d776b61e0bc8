import { contentDigest, signatureOf } from "@mintreu/catalog/domain/call-signature";
import type { Marketplace } from "../harness/boot";
import type { Answer } from "../harness/http-client";
import { expectOk } from "../harness/shopping";
import { openUpstream, type Upstream } from "../harness/upstream";
import { openWorkshop, type Workshop } from "../harness/vendor-products";

const DAY_MS = 24 * 3_600_000;

export function signingSecretsSuite(marketplace: () => Marketplace): void {
  describe("the secret that calls are signed with", () => {
    let workshop: Workshop;
    let upstream: Upstream;
    let path: string;

    beforeAll(async () => {
      workshop = await openWorkshop(marketplace());
      upstream = await openUpstream((_call, res) => res.end("fine"));
    });

    beforeEach(async () => {
      const { id } = await workshop.draft({ product_type: "api" });
      path = `/vendor/products/${id}/api-configuration`;
    });

    afterAll(() => upstream?.close());

    const read = async () => expectOk(await workshop.vendor.get(`${path}/signing-secret`));
    const rotate = (body: unknown = {}) => workshop.vendor.post(`${path}/signing-secret/rotate`, body);
    const refused = ({ status, body }: Answer, expected: number, code: string) =>
      expect({ status, code: (body as { code?: string }).code }).toEqual({ status: expected, code });

    it("is made once, and stands in no other answer", async () => {
      const first = await read();
      expect(first).toEqual({ signing_secret: expect.stringMatching(/^[\w-]{43}$/), previous_valid_until: null });
      expect(await read()).toEqual(first);
      expect(JSON.stringify(expectOk(await workshop.vendor.get(path)))).not.toMatch(new RegExp(`${first.signing_secret}|sealed`));
    });

    it("is followed for a day after a rotation, and not rotated away twice by mistake", async () => {
      const first = await read();
      const second = expectOk(await rotate());
      expect(second.signing_secret).not.toBe(first.signing_secret);
      expect(Date.parse(second.previous_valid_until) - Date.now()).toBeGreaterThan(DAY_MS - 60_000);
      refused(await rotate(), 409, "signing_secret.rotated_already");
      refused(await rotate({ end_previous: "yes" }), 400, "request.invalid");
      refused(await rotate({ more: 1 }), 400, "request.invalid");
      expect((await read()).signing_secret).toBe(second.signing_secret);
      const third = expectOk(await rotate({ end_previous: true }));
      expect(new Set([first, second, third].map(({ signing_secret }) => signing_secret)).size).toBe(3);
    });

    it("signs test calls", async () => {
      expectOk(await workshop.vendor.post(path, { upstream_url: `${upstream.url}/base` }));
      expectOk(await workshop.vendor.post(`${path}/test-call`, { method: "POST", path: "/echo", query: { q: "a b" }, body: { amount: 1 } }));
      const { method, url, headers, body } = upstream.calls.at(-1)!;
      const signed = {
        ...{ method, path: url, content_digest: contentDigest(Buffer.from(body)) },
        ...{ call_id: String(headers["x-request-id"]), timestamp: Number(headers["x-mintreu-timestamp"]) },
      };
      expect(headers).toMatchObject({
        "x-mintreu-content-sha256": signed.content_digest,
        "x-mintreu-signature": signatureOf(signed, [(await read()).signing_secret]),
      });
      expect(url).toBe("/base/echo?q=a+b");
    });
  });
}
