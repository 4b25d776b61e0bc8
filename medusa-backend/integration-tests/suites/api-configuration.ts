import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { openSealedText } from "@mintreu/kit/domain/sealed-text";
import { secretUse } from "@mintreu/catalog/domain/api-configuration";
import { CATALOG_MODULE } from "@mintreu/catalog/modules/catalog";
import type CatalogModuleService from "@mintreu/catalog/modules/catalog/service";
import type { Marketplace } from "../harness/boot";
import { sendFile } from "../harness/files";
import type { Answer } from "../harness/http-client";
import { signInDeveloper } from "../harness/people";
import { expectOk } from "../harness/shopping";
import { openUpstream, type Upstream } from "../harness/upstream";
import { openWorkshop, type Workshop } from "../harness/vendor-products";

const SECRET = "s3cret-of-the-upstream-0123456789";

const answer = { responses: { 200: { description: "Fine" } } };

/** A document with an operation a path. */
const documentOf = (paths: string[], change: object = {}) =>
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Made", version: "1.0" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: answer }])),
    ...change,
  });

const YAML = `
openapi: 3.0.3
info: { title: From YAML, version: "7" }
paths:
  /rates/{currency}:
    get:
      summary: A rate
      parameters: [{ name: currency, in: path, required: true, schema: { $ref: "#/components/schemas/Currency" } }]
      responses:
        200: { description: Fine }
components:
  schemas:
    Currency: { type: string, nullable: true }
`;

export function apiConfigurationSuite(marketplace: () => Marketplace): void {
  describe("configuration of an API product", () => {
    let workshop: Workshop;
    let upstream: Upstream;

    beforeAll(async () => {
      workshop = await openWorkshop(marketplace());
      upstream = await openUpstream((call, res) => {
        if (call.url.startsWith("/base/away")) return res.writeHead(302, { location: "http://169.254.169.254/" }).end();
        if (call.url.startsWith("/base/long")) return res.end("x".repeat(400_000));
        if (call.url.startsWith("/base/bytes")) return res.end(Buffer.from([0, 255, 254]));
        if (call.url.startsWith("/base/drop")) return res.destroy();
        res.writeHead(207, { "content-type": "text/plain", "set-cookie": "a=b", "x-seen": String(call.headers["x-upstream-key"]) });
        res.end(`${call.method} ${call.url} ${JSON.stringify(call.headers)} ${call.body}`);
      });
    });

    afterAll(() => upstream?.close());

    const newApi = async () => {
      const { id } = await workshop.draft({ product_type: "api" });
      const path = `/vendor/products/${id}/api-configuration`;
      const { vendor } = workshop;
      return {
        ...{ id, path },
        read: async () => expectOk(await vendor.get(path)).api_configuration,
        save: (body: unknown) => vendor.post(path, body),
        send: (document: string, type = "application/json") => sendFile(vendor, `${path}/openapi`, document, type),
        call: (body: unknown) => vendor.post(`${path}/test-call`, body),
      };
    };

    const refused = (given: Answer, status: number, code: string | RegExp, what: string) =>
      expect([what, given.status, given.body.code]).toEqual([what, status, code instanceof RegExp ? expect.stringMatching(code) : code]);

    it("is empty at first, then what was saved, the secret only as a fact", async () => {
      const { id, read, save } = await newApi();
      const first = {
        upstream_url: null,
        auth_header_name: null,
        auth_secret_set: false,
        count_client_errors: true,
        default_limits: {},
        endpoints: [],
        document: null,
      };
      expect(await read()).toMatchObject({ product_id: id, ...first });
      const endpoints = [
        { method: "post", path: "/convert", cost_weight: 3 },
        { method: "GET", path: "/rates/{currency}", summary: "A rate" },
      ];
      const saved = await save({
        upstream_url: `${upstream.url}/base/`,
        auth_header_name: "X-Upstream-Key",
        auth_secret: SECRET,
        count_client_errors: false,
        endpoints,
      });
      expect(expectOk(saved).api_configuration).toMatchObject({
        ...{ upstream_url: `${upstream.url}/base`, auth_header_name: "X-Upstream-Key", auth_secret_set: true, count_client_errors: false },
        endpoints: [
          { method: "POST", path: "/convert", cost_weight: 3, summary: null },
          { method: "GET", path: "/rates/{currency}", cost_weight: 1, summary: "A rate" },
        ],
      });
      expect(expectOk(await save({ default_limits: { rpm: 60 } })).api_configuration).toMatchObject({ default_limits: { rpm: 60 }, auth_secret_set: true });
      expect((await read()).endpoints).toHaveLength(2);
      expect(JSON.stringify(await read())).not.toContain(SECRET);
    });

    it("seals the secret for its own row, and opens it again", async () => {
      const { container, sql } = marketplace();
      const { id, save } = await newApi();
      expectOk(await save({ upstream_url: upstream.url, auth_header_name: "X-Upstream-Key", auth_secret: SECRET }));
      const [row] = await sql<{ id: string; text: string; auth_secret_sealed: string }>(
        `select c.id, c.*::text as text, c.auth_secret_sealed from api_configuration c join listing l on l.id = c.listing_id where l.product_id = ?`,
        [id],
      );
      expect(row!.text).not.toContain(SECRET);
      const ring = container.resolve<CatalogModuleService>(CATALOG_MODULE).keyRing();
      expect(openSealedText(row!.auth_secret_sealed, ring, secretUse(row!.id))).toBe(SECRET);
      expect(() => openSealedText(row!.auth_secret_sealed, ring, secretUse("apicfg_other"))).toThrow();
      refused(await save({ upstream_url: "https://elsewhere.example" }), 400, "api_configuration.secret_required", "another host");
      expect(expectOk(await save({ auth_header_name: null })).api_configuration.auth_secret_set).toBe(false);
    });

    it("refuses what is malformed, each with its code, and keeps what was", async () => {
      const { read, save } = await newApi();
      const before = await read();
      const bodies: [unknown, string][] = [
        ...[
          ...["http://10.0.0.1", "http://169.254.169.254/latest/meta-data", "http://[::ffff:127.0.0.1]/", "http://[fd00:ec2::254]/", "http://2130706433/"],
          ...["http://0x7f.1/", "http://0177.0.0.1/", "http://[64:ff9b::7f00:1]/", "http://100.64.0.1/", "http://metadata.google.internal/", "http://db/"],
          ...["https://api.example.com:22/", "http://[fe80::1]/", "http://0.0.0.0:80/", "http://192.168.1.1./"],
        ].map((upstream_url): [unknown, string] => [{ upstream_url }, "upstream.not_public"]),
        ...["nowhere", "ftp://api.example.com", "https://user:pw@api.example.com", "https://api.example.com/?a=1", "https://api.example.com\\@x"].map(
          (upstream_url): [unknown, string] => [{ upstream_url }, "upstream.malformed"],
        ),
        [{ upstream_url: 5 }, "request.invalid"],
        [{ upstream_url: "x".repeat(5000) }, "request.invalid"],
        [{ auth_header_name: "Host" }, "api_configuration.header_refused"],
        [{ auth_header_name: "a\r\nb" }, "api_configuration.header_refused"],
        [{ auth_header_name: "X-A", auth_secret: "a\r\nX-Other: b" }, "request.invalid"],
        [{ auth_secret: SECRET }, "api_configuration.secret_without_header"],
        [{ auth_header_name: "X-A", auth_secret: "x".repeat(5000) }, "request.invalid"],
        [{ count_client_errors: "yes" }, "request.invalid"],
        [{ default_limits: { rpm: 0 } }, "request.invalid"],
        [{ default_limits: { rpz: 1 } }, "request.invalid"],
        [{ endpoints: {} }, "request.invalid"],
        [{ endpoints: [{ method: "TRACE", path: "/" }] }, "request.invalid"],
        [{ endpoints: [{ method: "GET", path: "/a", cost_weight: -1 }] }, "request.invalid"],
        [{ endpoints: [{ method: "GET", path: "/a", cost_weight: 0.5 }] }, "request.invalid"],
        [{ endpoints: [{ method: "GET", path: "a" }] }, "api_configuration.endpoint_malformed"],
        [{ endpoints: [{ method: "GET", path: "/a/{x" }] }, "api_configuration.endpoint_malformed"],
        [{ endpoints: [{ method: "GET", path: "/../a" }] }, "api_configuration.endpoint_malformed"],
        [{ endpoints: ["/a/{x}", "/a/{y}"].map((path) => ({ method: "GET", path })) }, "api_configuration.endpoint_twice"],
        [{ document: {} }, "request.invalid"],
        [[], "request.invalid"],
      ];
      for (const [body, code] of bodies) refused(await save(body), 400, code, JSON.stringify(body).slice(0, 90));
      refused(await workshop.vendor.post(`/vendor/products/${before.product_id}/api-configuration`, undefined, { raw: "{no" }), 400, /^request\./, "no JSON");
      expect((await save({ endpoints: [{ method: "GET", path: `/${"x".repeat(600_000)}` }] })).status).toBe(413);
      expect({ ...(await read()), updated_at: null }).toEqual({ ...before, updated_at: null });
    });

    it("is of API products of one's own only", async () => {
      const { http } = marketplace();
      const { id, path } = await newApi();
      const stranger = await signInDeveloper(http);
      const script = `/vendor/products/${(await workshop.draft()).id}/api-configuration`;
      for (const [method, rest, body] of [
        ["GET", "", undefined],
        ["POST", "", {}],
        ["POST", "/openapi", JSON.parse(documentOf(["/a"]))],
        ["DELETE", "/openapi", undefined],
        ["POST", "/test-call", { method: "GET", path: "/" }],
      ] as const) {
        refused(await stranger.request(method, `${path}${rest}`, body), 404, "product.not_found", `${method} ${rest}`);
        expect((await http.request(method, `${path}${rest}`, body)).status).toBe(401);
        refused(await workshop.vendor.request(method, `${script}${rest}`, body), 409, "api_configuration.not_an_api", `${method} ${rest}`);
      }
      expectOk(await workshop.act(id, "archive"));
      refused(await workshop.vendor.post(path, {}), 409, "listing.archived", "archived");
      expect((await workshop.vendor.get(path)).status).toBe(200);
    });

    it("takes endpoints from a document, and keeps their weights when it is imported again", async () => {
      const { read, save, send } = await newApi();
      const first = expectOk(await send(documentOf(["/a", "/b/{id}"]), "text/plain"));
      expect(first.imported).toEqual({ operations: 2, title: "Made", version: "1.0", server_url: null, added: 2, removed: 0, kept: 0, ignored: [] });
      const { digest } = first.api_configuration.document;
      expectOk(await save({ endpoints: first.api_configuration.endpoints.map((endpoint: object) => ({ ...endpoint, cost_weight: 5 })) }));
      const second = expectOk(await send(documentOf(["/b/{other}", "/c"])));
      expect(second.imported).toMatchObject({ added: 1, removed: 1, kept: 1 });
      expect(second.api_configuration.endpoints).toMatchObject([
        { path: "/b/{other}", cost_weight: 5 },
        { path: "/c", cost_weight: 1 },
      ]);
      const third = expectOk(await send(documentOf(["/b/{other}", "/c"])));
      expect(third.imported).toMatchObject({ added: 0, removed: 0, kept: 2 });
      expect(third.api_configuration.document.digest).toBe(second.api_configuration.document.digest);
      expect(third.api_configuration.document.digest).not.toBe(digest);
      expect(expectOk(await send(YAML, "application/yaml")).imported).toMatchObject({ title: "From YAML", version: "7" });
      expectOk(await workshop.vendor.request("DELETE", `/vendor/products/${first.api_configuration.product_id}/api-configuration/openapi`));
      expect(await read()).toMatchObject({ document: null, endpoints: [{ path: "/rates/{currency}" }] });
    });

    it("reads a document of 150 operations, and many at once end as one of them", async () => {
      const { read, send } = await newApi();
      const paths = (prefix: string) => Array.from({ length: 150 }, (_one, index) => `/${prefix}/${index}/{id}`);
      const answers = await Promise.all(["a", "b", "c", "d", "e"].map((prefix) => send(documentOf(paths(prefix)))));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      const { endpoints, document } = await read();
      const [prefix] = endpoints.map(({ path }: { path: string }) => path.slice(0, 3));
      expect(endpoints.map(({ path }: { path: string }) => path)).toEqual(paths(prefix.slice(1, 2)));
      expect(document.operations).toBe(150);
    });

    it("refuses a broken document with the place, and one that is too large", async () => {
      const { read, send } = await newApi();
      const broken: [string, string, RegExp][] = [
        ['{"openapi": "3.1.0",\n "info": }', "", /line 2/],
        ["openapi: 3.1.0\n\tinfo: x", "", /line 2/],
        [documentOf(["/a"], { openapi: "2.0" }), "/openapi", /3\.1/],
        [documentOf(["/a"], { info: { title: "x" } }), "/info", /version/],
        [documentOf(["a"]), "/paths", /./],
        [documentOf(["/a/{x}", "/a/{y}"]), "/paths/~1a~1{y}", /same/],
        [documentOf(["/a"], { components: { schemas: { A: { $ref: "https://elsewhere.example/a.json" } } } }), "/components/schemas/A", /outside/],
        [documentOf(["/a"], { components: { schemas: { A: { $ref: "#/components/schemas/B" } } } }), "/components/schemas/A", /nothing at/],
        [`{"openapi":"3.1.0","x":${"[".repeat(50_000)}${"]".repeat(50_000)}}`, "/x", /nested/],
        ["just a text", "", /object/],
      ];
      for (const [document, path, message] of broken) {
        const given = await send(document);
        refused(given, 400, "openapi.invalid", document.slice(0, 60));
        expect([document.slice(0, 60), given.body.details[0]]).toEqual([
          document.slice(0, 60),
          expect.objectContaining({ message: expect.stringMatching(message) }),
        ]);
        expect(given.body.details[0].path.startsWith(path)).toBe(true);
      }
      refused(await send(" ".repeat(10_000_001)), 400, "request.too_large", "10 MB");
      refused(await send(""), 400, "request.invalid", "nothing");
      expect(await read()).toMatchObject({ document: null, endpoints: [] });
    });

    it("calls the upstream as the gateway would, and tells nobody its secret", async () => {
      const { id, save, call } = await newApi();
      refused(await call({ method: "GET", path: "/" }), 409, "upstream.not_configured", "no address");
      expectOk(
        await save({
          upstream_url: `${upstream.url}/base`,
          auth_header_name: "X-Upstream-Key",
          auth_secret: SECRET,
          endpoints: [{ method: "POST", path: "/echo/{id}", cost_weight: 2 }],
        }),
      );
      const lines: string[] = [];
      const logger = marketplace().container.resolve(ContainerRegistrationKeys.LOGGER);
      const spy = jest.spyOn(logger, "info").mockImplementation(((line: string) => void lines.push(line)) as never);
      const headers = { Authorization: "Bearer mine", Cookie: "a=b", "X-Upstream-Key": "mine", "X-Trace": "7", Connection: "close" };
      const { test_call } = expectOk(await call({ method: "post", path: "/echo/1", query: { q: "a b" }, headers, body: { amount: 1 } }));
      spy.mockRestore();
      expect(test_call).toMatchObject({
        status: 207,
        truncated: false,
        binary: false,
        endpoint: { path: "/echo/{id}", cost_weight: 2 },
        headers: { "x-seen": "[secret]" },
      });
      const seen = upstream.calls.at(-1)!;
      expect(seen).toMatchObject({ method: "POST", url: "/base/echo/1?q=a+b", body: '{"amount":1}', headers: { "x-upstream-key": SECRET, "x-trace": "7" } });
      expect(seen.headers).not.toHaveProperty("authorization");
      expect(seen.headers).not.toHaveProperty("cookie");
      expect(test_call.body).toContain("[secret]");
      expect(test_call.headers).not.toHaveProperty("set-cookie");
      expect(JSON.stringify(test_call)).not.toContain(SECRET);
      expect(lines.filter((line) => line.includes(id))).toEqual([expect.stringMatching(/^upstream test call: .*"method":"POST","outcome":"207"/)]);
      expect(lines.join()).not.toContain(SECRET);
    });

    it("follows no redirect, cuts what is long, and names what failed", async () => {
      const { save, call } = await newApi();
      expectOk(await save({ upstream_url: `${upstream.url}/base` }));
      const get = (path: string) => call({ method: "GET", path });
      expect(expectOk(await get("/away")).test_call).toMatchObject({ status: 302, endpoint: null, headers: { location: "http://169.254.169.254/" } });
      const long = expectOk(await get("/long")).test_call;
      expect([long.truncated, long.body.length]).toEqual([true, 256 * 1024]);
      expect(expectOk(await get("/bytes")).test_call).toMatchObject({ binary: true, body: "" });
      refused(await get("/drop"), 409, "upstream.unreachable", "dropped");
      for (const path of ["away", "/../x", "/a/%2e%2e/x", "/a?b", "/a\\b"]) refused(await get(path), 400, "upstream.path_malformed", path);
      for (const body of [{}, { method: "TRACE", path: "/" }, { method: "GET", path: 1 }, { method: "GET", path: "/", headers: { "a b": "c" } }])
        refused(await call(body), 400, "request.invalid", JSON.stringify(body));
      refused(await call({ method: "GET", path: "/", headers: { a: "b\r\nc: d" } }), 400, "request.invalid", "a header in a header");
      refused(await call({ method: "POST", path: "/", body: "x".repeat(70_000) }), 400, "upstream.body_too_large", "a large body");
      const closed = await openUpstream(() => {});
      closed.close();
      expectOk(await save({ upstream_url: closed.url }));
      refused(await get("/"), 409, "upstream.unreachable", "nobody there");
    });

    it("shows customers the reference of a visible product, as far as it is offered", async () => {
      const { http } = marketplace();
      const { id, send, save } = await newApi();
      const schemas = { Tree: { type: "object", properties: { child: { $ref: "#/components/schemas/Tree" } } } };
      const content = { "application/json": { schema: { $ref: "#/components/schemas/Tree" } } };
      const get = { operationId: "readTree", responses: { 200: { description: "A tree", content } } };
      const imported = expectOk(await send(documentOf(["/hidden"], { paths: { "/tree": { get }, "/hidden": { get: answer } }, components: { schemas } })));
      const paths = [`/store/products/${id}/api-reference`, `/store/products/${id}/endpoints`];
      for (const path of paths) expect((await http.get(path)).status).toBe(404);
      expectOk(await workshop.act(id, "submit"));
      await workshop.approve(id);
      const { handle } = await workshop.read(id);
      expectOk(await save({ endpoints: imported.api_configuration.endpoints.filter(({ path }: { path: string }) => path === "/tree") }));
      const { api_reference } = expectOk(await http.get(paths[0]!));
      expect(api_reference).toMatchObject({
        ...{ title: "Made", version: "1.0", gateway_path: expect.stringMatching(new RegExp(`^/v1/[^/]+/${handle}$`)) },
        operations: [{ id: "readTree", method: "GET", path: "/tree", cost_weight: 1, responses: [{ status: "200", content: [{ schema: { ref: "Tree" } }] }] }],
        schemas: { Tree: { type: "object", properties: { child: { ref: "Tree" } } } },
      });
      expect(api_reference.operations).toHaveLength(1);
      expect(expectOk(await http.get(`${paths[1]}?limit=5`))).toMatchObject({
        count: 1,
        limit: 5,
        endpoints: [{ method: "GET", path: "/tree", cost_weight: 1 }],
      });
      expect(JSON.stringify(api_reference)).not.toContain("hidden");
      expectOk(await workshop.act(id, "unlist"));
      for (const path of paths) expect((await http.get(path)).status).toBe(404);
    });
  });
}
