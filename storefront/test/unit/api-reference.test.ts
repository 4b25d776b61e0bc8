import { describe, expect, it } from "vitest";
import { type ApiOperation, type ApiReference, filterGroups, groupOperations, weightText } from "../../shared/api-reference";
import { consoleCallOf, firstCallOf, samplesOf } from "../../shared/api-samples";
import { exampleOf, factsOf, toSchemaNode, typeText } from "../../shared/api-schema";
import { toReferencePage } from "../../server/lib/reference-page";

const plain = (text: string | null) => text ?? "";

const operation = (change: Partial<ApiOperation> = {}): ApiOperation => ({
  ...{ id: "readTree", method: "GET", path: "/trees/{id}", summary: "A tree", description: null, tags: ["Trees"], deprecated: false, cost_weight: 1 },
  parameters: [
    { name: "id", in: "path", required: true, deprecated: false, description: null, schema: { type: "string" }, example: "a b/c" },
    { name: "deep", in: "query", required: true, deprecated: false, description: null, schema: { type: "boolean" } },
    { name: "more", in: "query", required: false, deprecated: false, description: null, schema: { type: "string" } },
  ],
  ...{ request_body: null, responses: [] },
  ...change,
});

const schemas = {
  Tree: {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string", minLength: 1 }, children: { type: "array", items: { ref: "Tree" } }, owner: { ref: "Owner" } },
  },
  Owner: { type: "object", properties: { trees: { type: "array", items: { ref: "Tree" } }, email: { type: ["string", "null"], format: "email" } } },
  Loop: { ref: "Loop" },
  Both: { allOf: [{ ref: "Owner" }, { type: "object", properties: { age: { type: "integer", minimum: 3 } } }, { ref: "Both" }] },
};

describe("a schema", () => {
  it("is shown line inside of line, circles by their name", () => {
    const node = toSchemaNode({ ref: "Tree" }, schemas, plain);
    expect(node.type).toBe("Tree");
    const [name, children, owner] = node.children;
    expect(name).toMatchObject({ name: "name", type: "string", required: true, facts: ["at least 1 character"], children: [] });
    expect(children).toMatchObject({ name: "children", type: "Tree[]", children: [{ type: "Tree", facts: ["as above"], children: [] }] });
    expect(owner!.children.map((one) => [one.name, one.type])).toEqual([
      ["trees", "Tree[]"],
      ["email", "string (email) or null"],
    ]);
  });

  it("ends, whatever it refers to", () => {
    expect(toSchemaNode({ ref: "Loop" }, schemas, plain).children).toEqual([]);
    expect(toSchemaNode({ ref: "Gone" }, schemas, plain).type).toBe("any");
    expect(toSchemaNode({ ref: "constructor" }, schemas, plain).type).toBe("any");
    expect(toSchemaNode({ ref: "Both" }, schemas, plain).children.map(({ name }) => name)).toEqual(["trees", "email", "age", null]);
    expect(exampleOf({ ref: "Loop" }, schemas)).toBeTruthy();
    const wide = Object.fromEntries(
      Array.from({ length: 400 }, (_one, index) => [
        `s${index}`,
        { type: "object", properties: Object.fromEntries(Array.from({ length: 20 }, (_two, at) => [`p${at}`, { ref: `s${(index * 7 + at) % 400}` }])) },
      ]),
    );
    const count = (node: { children: { children: never[] }[] }): number => 1 + node.children.reduce((sum, child) => sum + count(child), 0);
    expect(count(toSchemaNode({ ref: "s0" }, wide, plain) as never)).toBeLessThan(600);
    expect(JSON.stringify(exampleOf({ ref: "s0" }, wide)).length).toBeLessThan(50_000);
  });

  it("says its type and what a value must be", () => {
    expect(typeText({ type: "array", items: { type: "array", items: { type: "integer" } } }, {})).toBe("integer[][]");
    expect(typeText({ anyOf: [{ ref: "Tree" }, { type: "null" }] }, schemas)).toBe("Tree or null");
    expect(typeText({ enum: ["a"] }, {})).toBe("string");
    expect(factsOf({ minLength: 3, maxLength: 3, minItems: 1, maxItems: 1500, minProperties: 0 })).toEqual(["exactly 3 characters", "1 to 1,500 entries"]);
    expect(factsOf({ enum: ["a", null], minimum: 1, default: 5, pattern: "^a$", readOnly: true })).toEqual([
      'one of "a", null',
      "at least 1",
      "matches ^a$",
      "in answers only",
      "default 5",
    ]);
  });

  it("gives an example where its author gave none", () => {
    expect(exampleOf({ ref: "Tree" }, schemas)).toEqual({ name: "text", children: [{}], owner: { trees: [{}], email: "ada@people.example" } });
    expect(exampleOf({ ref: "Both" }, schemas)).toMatchObject({ age: 3 });
    expect(exampleOf({ type: "object", properties: { at: { type: "string", format: "date" }, state: { enum: ["on"] } } }, {})).toEqual({
      at: "2026-01-31",
      state: "on",
    });
  });
});

describe("an example request", () => {
  it("is complete in each language, and escaped for each", () => {
    const [curl, javascript, python] = samplesOf(operation(), "/v1/dev/api", schemas);
    expect(curl!.text).toBe('curl "$GATEWAY/v1/dev/api/trees/a%20b%2Fc?deep=true" \\\n  -H "X-API-Key: $MINTREU_KEY"');
    expect(javascript!.text).toContain('fetch(process.env.GATEWAY + "/v1/dev/api/trees/a%20b%2Fc?deep=true", {');
    expect(python!.text).toContain('requests.request("GET", os.environ["GATEWAY"] + "/v1/dev/api/trees/a%20b%2Fc?deep=true",');
  });

  it("sends a body, and runs nothing that its author hid in it", () => {
    const hostile = "'; rm -rf ~; '$(id)`id`\"\n'''+x+'''";
    const body = { required: true, description: null, content: [{ media_type: "application/json", schema: null, example: { text: hostile } }] };
    const header = { name: "X-Mode", in: "header" as const, required: true, deprecated: false, description: null, schema: null, example: "a\r\nX-Evil: 1 '" };
    const [curl, javascript, python] = samplesOf(
      operation({ method: "POST", path: "/a$(id)!/b", parameters: [header], request_body: body }),
      "/v1/dev/api",
      {},
    );
    expect(curl!.text.split("\n")[0]).toBe('curl -X POST "$GATEWAY/v1/dev/api/a%24(id)%21/b" \\');
    // Outside of single quotes a shell sees nothing of it.
    const argument = curl!.text.slice(curl!.text.indexOf("-d "));
    expect(argument.replaceAll(/'[^']*'|\\'/g, "Q")).toMatch(/^-d Q+$/);
    expect(curl!.text).toContain(String.raw`-H 'X-Mode: a  X-Evil: 1 '\'''`);
    expect(javascript!.text).toContain('method: "POST"');
    expect(python!.text.match(/'''/g)).toHaveLength(2);
  });
});

describe("the page of a reference", () => {
  const reference = (operations: ApiOperation[]): ApiReference => ({
    ...{ title: "Trees", version: "1", description: "All **trees**. <script>alert(1)</script>", gateway_path: "/v1/dev/api" },
    ...{
      tags: [
        { name: "Trees", description: "They grow." },
        { name: "Empty", description: null },
      ],
      operations,
      schemas,
    },
  });
  const product = { id: "prod_1", handle: "trees", title: "Trees API" };

  it("groups by the first tag, those without one last", () => {
    const groups = groupOperations(
      reference([operation({ id: "a", tags: [] }), operation({ id: "b", tags: ["New", "Trees"] }), operation({ id: "c" })]),
      plain,
    );
    expect(groups.map(({ name, operations }) => [name, operations.map(({ id }) => id)])).toEqual([
      ["Trees", ["c"]],
      ["New", ["b"]],
      ["Other operations", ["a"]],
    ]);
    expect(filterGroups(groups, "get NEW").map(({ name }) => name)).toEqual(["New"]);
    expect(filterGroups(groups, "tree zebra")).toEqual([]);
    expect(filterGroups(groups, " ")).toHaveLength(3);
  });

  it("holds all of a short reference and the lines of a long one", () => {
    const short = toReferencePage(reference([operation({ description: "[x](javascript:alert(1)) <img src=x onerror=alert(1)>" })]), product);
    expect(Object.keys(short.details)).toEqual(["readTree"]);
    expect(JSON.stringify(short)).not.toMatch(/<script|<img|href=\\"javascript/);
    const long = toReferencePage(reference(Array.from({ length: 400 }, (_one, index) => operation({ id: `op${index}` }))), product);
    expect(long.details).toEqual({});
    expect(long.groups[0]!.operations).toHaveLength(400);
  });

  it("says what a call counts only where it is not one", () => {
    expect([weightText(1), weightText(0), weightText(2500)]).toEqual([null, "does not count", "counts 2,500 calls"]);
  });
});

describe("calls from the page", () => {
  it("hold what the reference knows of parameters and body", () => {
    const listed = operation({
      method: "POST",
      parameters: [
        ...operation().parameters,
        { name: "unit", in: "query", required: false, deprecated: false, description: null, schema: { type: "string", enum: ["m", "ft", 3, {}] } },
        { name: "sid", in: "cookie", required: true, deprecated: false, description: null, schema: null },
      ],
      request_body: { required: true, description: null, content: [{ media_type: "application/json", schema: null, example: { a: 1 } }] },
    });
    const call = consoleCallOf(listed, "/v1/dev/api", schemas);
    expect(call).toMatchObject({
      method: "POST",
      path: "/v1/dev/api/trees/{id}",
      body: { media_type: "application/json", text: '{\n  "a": 1\n}', required: true },
    });
    expect(call.parameters.map(({ name, value, choices }) => [name, value, choices])).toEqual([
      ["id", "a b/c", []],
      ["deep", "true", []],
      ["more", "text", []],
      ["unit", "m", ["m", "ft", "3"]],
    ]);
  });

  it("begin with the GET that needs least, and never with one that needs a header", () => {
    const reference = (operations: ApiOperation[]) => ({ operations, schemas, gateway_path: "/v1/dev/api" }) as ApiReference;
    const header = { name: "X-A", in: "header", required: true, deprecated: false, description: null, schema: null } as const;
    const all = [operation({ id: "all", path: "/trees", parameters: [] }), operation({ id: "old", path: "/old", deprecated: true, parameters: [] })];
    expect(firstCallOf(reference([operation(), ...all]))).toEqual({ method: "GET", address: "/v1/dev/api/trees" });
    expect(firstCallOf(reference([operation({ parameters: [header] }), operation({ method: "DELETE" })]))).toBeNull();
    expect(firstCallOf(reference([operation({ path: '/"; rm -rf $(x)/', parameters: [] })]))?.address).not.toMatch(/["$`\\]/);
  });
});
