import { stringify } from "yaml";
import { mergeEndpoints, toReference } from "../domain/api-document";
import { parseOpenApi } from "./parse-openapi";

const parse = (document: unknown) => parseOpenApi(Buffer.from(typeof document === "string" ? document : JSON.stringify(document)));

function read(document: unknown) {
  const outcome = parse(document);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value.document;
}

function faultsOf(document: unknown) {
  const outcome = parse(document);
  if (outcome.ok) throw new Error("the document was accepted");
  return outcome.faults;
}

/** 150 operations of 50 resources that refer to one another in circles, as this version of OpenAPI writes it. */
function largeDocument(openapi: "3.0.3" | "3.1.0") {
  const nullable = openapi === "3.0.3" ? { type: "string", nullable: true } : { type: ["string", "null"] };
  const resources = Array.from({ length: 50 }, (_one, index) => `resource${index}`);
  const schemas = Object.fromEntries(
    resources.map((name, index) => {
      const next = { $ref: `#/components/schemas/${resources[(index + 1) % resources.length]}` };
      const properties = {
        id: { type: "string", example: `${name}_1` },
        note: nullable,
        next,
        children: { type: "array", items: next },
        state: { enum: ["a", "b"] },
      };
      return [name, { type: "object", required: ["id"], properties }];
    }),
  );
  const json = (schema: object) => ({ "application/json": { schema } });
  const paths = Object.fromEntries(
    resources.flatMap((name) => {
      const one = { $ref: `#/components/schemas/${name}` };
      const responses = { 200: { description: "Fine", content: json(one) }, default: { $ref: "#/components/responses/Fault" } };
      const tags = [name.slice(0, 9)];
      return [
        [
          `/${name}`,
          {
            get: { operationId: `list_${name}`, tags, summary: `Lists ${name}`, parameters: [{ $ref: "#/components/parameters/Limit" }], responses },
            post: { tags, requestBody: { required: true, content: json(one) }, responses, deprecated: true },
          },
        ],
        [`/${name}/{id}`, { parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }], get: { tags, responses } }],
      ];
    }),
  );
  const components = {
    schemas,
    parameters: { Limit: { name: "limit", in: "query", description: "How many", schema: { type: "integer", minimum: 1, default: 20 } } },
    responses: { Fault: { description: "It failed", content: json({ type: "object", properties: { code: { type: "string" } } }) } },
  };
  return { openapi, info: { title: "Large", version: "2.0" }, servers: [{ url: "https://api.example.com/v2" }], paths, components };
}

const small = (change: object = {}) => ({
  openapi: "3.1.0",
  info: { title: "Small", version: "1" },
  paths: { "/rates": { get: { responses: { 200: { description: "Fine" } } } } },
  ...change,
});

const withSchema = (schema: unknown, components: object = {}) =>
  small({ paths: { "/x": { get: { responses: { 200: { description: "", content: { "application/json": { schema } } } } } } }, components });

describe("a large document", () => {
  it.each(["3.0.3", "3.1.0"] as const)("of OpenAPI %s is read from JSON and from YAML alike", (version) => {
    const source = largeDocument(version);
    const document = read(source);
    expect(document.operations).toHaveLength(150);
    expect(read(stringify(source))).toEqual(document);
    expect(document).toMatchObject({ title: "Large", version: "2.0", server_url: "https://api.example.com/v2" });
    expect(Object.keys(document.schemas)).toHaveLength(51);
    expect(document.schemas["resource0"]).toEqual({
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "string", example: "resource0_1" },
        note: { type: ["string", "null"] },
        next: { ref: "resource1" },
        children: { type: "array", items: { ref: "resource1" } },
        state: { enum: ["a", "b"] },
      },
    });
    const [list, create, readOne] = document.operations;
    expect(list).toMatchObject({ id: "list_resource0", method: "GET", path: "/resource0", summary: "Lists resource0", deprecated: false });
    expect(list!.parameters).toEqual([
      { name: "limit", in: "query", required: false, deprecated: false, description: "How many", schema: { type: "integer", minimum: 1, default: 20 } },
    ]);
    expect(list!.responses.map(({ status, content }) => [status, content[0]?.schema])).toEqual([
      ["200", { ref: "resource0" }],
      ["default", { ref: "Fault" }],
    ]);
    expect(create).toMatchObject({ id: "post-resource0", deprecated: true, request_body: { required: true, content: [{ schema: { ref: "resource0" } }] } });
    expect(readOne!.parameters).toMatchObject([{ name: "id", in: "path", required: true }]);
    expect(new Set(document.operations.map(({ id }) => id)).size).toBe(150);
  });

  it("keeps what was set for its operations when it is imported again", () => {
    const document = read(largeDocument("3.1.0"));
    const first = mergeEndpoints([{ method: "GET", path: "/gone", cost_weight: 3, summary: null }], document);
    expect([first.added, first.removed, first.kept]).toEqual([150, 1, 0]);
    const weighed = first.endpoints.map((endpoint) => ({ ...endpoint, path: endpoint.path.replace("{id}", "{other}"), cost_weight: 7 }));
    const second = mergeEndpoints(weighed, document);
    expect([second.added, second.removed, second.kept]).toEqual([0, 0, 150]);
    expect(second.endpoints.every(({ cost_weight }) => cost_weight === 7)).toBe(true);
  });

  it("is shown as far as its endpoints are offered, and others by their address", () => {
    const document = read(small());
    const endpoints = [
      { method: "GET", path: "/rates", cost_weight: 2, summary: "Rates" },
      { method: "POST", path: "/convert/{from}", cost_weight: 0, summary: null },
    ];
    const reference = toReference(document, endpoints, "/v1/a/b", "Product");
    expect(reference).toMatchObject({ title: "Small", gateway_path: "/v1/a/b" });
    expect(reference.operations).toMatchObject([
      { id: "get-rates", summary: "Rates", cost_weight: 2, responses: [{ status: "200" }] },
      { method: "POST", cost_weight: 0, parameters: [{ name: "from", in: "path" }] },
    ]);
    expect(toReference(document, [], "/v1/a/b", "Product").operations).toEqual([]);
    expect(toReference(null, endpoints, "/v1/a/b", "Product")).toMatchObject({ title: "Product", version: null, schemas: {} });
  });
});

describe("what a document may hold", () => {
  it("circles, references into the middle, and names of every kind", () => {
    const tree = { type: "object", properties: { parent: { $ref: "#/components/schemas/Tree" }, $ref: { type: "string" }, default: { type: "string" } } };
    const either = {
      anyOf: [{ $ref: "#/components/schemas/a.b" }, { $ref: "#/components/schemas/Tree/properties/default" }, { $ref: "#/components/schemas/Tree" }],
    };
    const source = withSchema({ $ref: "#/components/schemas/a.b" }, { schemas: { Tree: tree, "a.b": either } });
    const document = read(source);
    expect(document.schemas["a.b"]).toEqual({ anyOf: [{ ref: "a.b" }, { ref: "Tree.default" }, { ref: "Tree" }] });
    expect(Object.keys(document.schemas).sort()).toEqual(["Tree", "Tree.default", "a.b"]);
    const nested = read(
      withSchema({ $ref: "#/components/schemas/T" }, { schemas: { T: { type: "object", properties: { t: { $ref: "#/components/schemas/T" } } } } }),
    );
    expect(nested.schemas["T"]).toEqual({ type: "object", properties: { t: { ref: "T" } } });
  });

  it("data that looks like a reference", () => {
    const schema = {
      type: "object",
      example: { $ref: "https://elsewhere.example/x" },
      default: { $ref: 5 },
      enum: [{ $ref: "./x" }],
      "x-own": { $ref: "file" },
    };
    expect(read(withSchema(schema)).operations[0]!.responses[0]!.content[0]!.schema).toMatchObject({ type: "object", example: schema.example });
  });

  it.each(["3.0.1", "3.1.0"])("words that OpenAPI %s does not know, which are left out and named", (openapi) => {
    const parameters = [{ name: "state", in: "query", enum: ["a"], schema: { type: "string" } }];
    const outcome = parse({ ...small({ openapi, paths: { "/x": { get: { parameters, responses: { 200: { description: "" } }, respones: {} } } } }), extra: 1 });
    expect(outcome).toMatchObject({ ok: true, value: { document: { operations: [{ parameters: [{ name: "state" }] }] } } });
    const ignored = outcome.ok ? outcome.value.ignored : [];
    expect(ignored.map(({ path, message }) => [path, message])).toContainEqual(["/paths/~1x/get/parameters/0", expect.stringMatching(/^has enum, which/)]);
    expect(JSON.stringify(outcome)).not.toMatch(/"(respones|extra)":/);
  });

  it("nothing that callers or readers have no use for", () => {
    const get = {
      parameters: [
        { name: "Authorization", in: "header", schema: { type: "string" } },
        { name: "trace", in: "header", schema: { type: "string" } },
      ],
      security: [{ key: [] }],
      servers: [{ url: "https://internal.example" }],
      "x-internal": "secret",
      responses: { 200: { description: "Fine" } },
    };
    const document = read(small({ paths: { "/x": { get, trace: { responses: { 200: { description: "" } } } } } }));
    expect(document.operations).toHaveLength(1);
    expect(document.operations[0]!.parameters.map(({ name }) => name)).toEqual(["trace"]);
    expect(JSON.stringify(document)).not.toMatch(/internal|secret/);
  });
});

describe("a broken document is refused with the place", () => {
  const paths = (item: unknown) => small({ paths: { "/a": item } });
  const answer = { responses: { 200: { description: "" } } };

  it.each<[string, unknown, string, RegExp]>([
    ["nothing", "", "", /empty/],
    ["no UTF-8 text", "\ud800", "", /./],
    ["a text", '"openapi"', "", /object/],
    ["a list", "[]", "", /object/],
    ["HTML", "<!doctype html><html></html>", "", /./],
    ["JSON that ends", '{"openapi": "3.1.0",\n  "info": ', "", /line 2, column 11/],
    ["JSON with a comma too many", '{\n  "openapi": "3.1.0",\n  "info": {"title": "x" "version"}\n}', "", /line 3, column 25/],
    ["YAML with a wrong indent", "openapi: 3.1.0\ninfo:\n  title: x\n version: 1\n", "", /line 4, column/],
    ["YAML with a key twice", "openapi: 3.1.0\ninfo: {title: x, version: '1'}\nopenapi: 3.0.0\n", "", /line 3, column 1/],
    ["YAML with a tag of a language", "openapi: !!js/function 'x'\n", "/openapi", /version/],
    ["Swagger 2", { swagger: "2.0", info: { title: "x", version: "1" }, paths: {} }, "/swagger", /OpenAPI 3/],
    ["another version", small({ openapi: "4.0.0" }), "/openapi", /3\.0 or 3\.1/],
    ["a version that is a number", small({ openapi: 3.1 }), "/openapi", /text/],
    ["no info", small({ info: undefined }), "", /lacks info/],
    ["no title", small({ info: { version: "1" } }), "/info", /lacks title/],
    ["a version of the API that is no text", small({ info: { title: "x", version: 1 } }), "/info/version", /string/],
    ["no operation", small({ paths: {} }), "/paths", /no operation/],
    ["a path without a slash", small({ paths: { rates: { get: answer } } }), "/paths", /rates/],
    ["a path with an open brace", small({ paths: { "/a/{id": { get: answer } } }), "/paths/~1a~1{id", /brace/],
    ["a path out of its place", small({ paths: { "/a/../b": { get: answer } } }), "/paths/~1a~1..~1b", /\.\./],
    ["a script for a path", small({ paths: { "/<script>": { get: answer } } }), "/paths/~1<script>", /characters/],
    ["two paths that mean the same", small({ paths: { "/a/{x}": { get: answer }, "/a/{y}": { get: answer } } }), "/paths/~1a~1{y}", /same requests as/],
    ["an operation that is none", paths({ get: "yes" }), "/paths/~1a/get", /object/],
    ["a parameter without a place", paths({ get: { ...answer, parameters: [{ name: "q", schema: {} }] } }), "/paths/~1a/get/parameters/0", /in/],
    [
      "a reference to elsewhere",
      withSchema({ $ref: "https://evil.example/x.json" }),
      "/paths/~1x/get/responses/200/content/application~1json/schema",
      /outside/,
    ],
    ["a reference to a file", paths({ $ref: "../../etc/passwd" }), "/paths/~1a", /outside/],
    [
      "a reference to nothing",
      withSchema({ $ref: "#/components/schemas/None" }),
      "/paths/~1x/get/responses/200/content/application~1json/schema",
      /nothing at/,
    ],
    ["a reference by name", withSchema({ $ref: "#Name" }), "/paths/~1x/get/responses/200/content/application~1json/schema", /by name/],
    [
      "a reference into the language",
      withSchema({ $ref: "#/constructor/name" }),
      "/paths/~1x/get/responses/200/content/application~1json/schema",
      /nothing at/,
    ],
    ["a reference that is no text", withSchema({ $ref: 5 }), "/paths/~1x/get/responses/200/content/application~1json/schema", /text/],
    ["a character that cannot be stored", small({ info: { title: "a\0b", version: "1" } }), "/info/title", /stored/],
    ["a key that browsers misread", '{"openapi":"3.1.0","info":{"title":"x","version":"1","__proto__":{}},"paths":{}}', "/info", /__proto__/],
    ["half a character", '{"openapi":"3.1.0","info":{"title":"\\ud800","version":"1"},"paths":{}}', "/info/title", /stored/],
  ])("%s", (_what, document, path, message) => {
    const [first] = faultsOf(document);
    expect(first).toMatchObject({ path, message: expect.stringMatching(message) });
  });

  it("in OpenAPI 3.0 with its own rules", () => {
    const document = { ...small({ openapi: "3.0.1" }), components: { schemas: { A: { type: "object", properties: { b: { type: "strin" } } } } } };
    expect(faultsOf(document)[0]).toMatchObject({ path: "/components/schemas/A/properties/b/type", message: expect.stringMatching(/one of array/) });
  });

  it("and nothing that is made to be too much", () => {
    const laughs = [
      "a: &a [x, x, x, x, x, x, x, x, x]",
      ...[..."bcdefghi"].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${"abcdefghi"[index]}`).join(", ")}]`),
    ];
    expect(faultsOf(`openapi: 3.1.0\n${laughs.join("\n")}\n`)[0]!.message).toMatch(/alias/i);
    expect(faultsOf("openapi: 3.1.0\na: &a\n  b: *a\n")[0]!.message).toMatch(/nested|alias/i);
    expect(faultsOf(`{"openapi":"3.1.0","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`)[0]!.message).toMatch(/nested/);
    expect(faultsOf(`openapi: 3.1.0\nx: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`)[0]!.message).toMatch(/nested|stack/i);
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_one, index) => [`/p${index}`, { get: answer }]));
    expect(faultsOf(small({ paths: many }))[0]).toMatchObject({ path: "/paths", message: expect.stringMatching(/2000/) });
    const headers = Object.fromEntries(Array.from({ length: 1000 }, (_one, index) => [`h${index}`, { schema: { type: "string" } }]));
    const shared = { get: { responses: { 200: { $ref: "#/components/responses/R" } } } };
    const copies = Object.fromEntries(Array.from({ length: 600 }, (_one, index) => [`/p${index}`, shared]));
    expect(faultsOf(small({ paths: copies, components: { responses: { R: { description: "", headers } } } }))[0]!.message).toMatch(/more than can be shown/);
  });
});
