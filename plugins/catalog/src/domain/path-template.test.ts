import { createEndpointMatcher, pathTemplateFault, shapeOf } from "./path-template";

describe("a path template", () => {
  it.each([
    ...["/", "/rates", "/v1/users/{id}", "/v1/users/{id}/", "/files/{name}.json", "/users/{id}:activate", "/a/{x}/b/{y}", "/caf%C3%A9", "/café"],
    ...["/range/{from}-{to}", "/o'data(1)", "/@me;v=1,2"],
  ])("is %s", (text) => {
    expect(pathTemplateFault(text)).toBeNull();
  });

  it.each([
    ...["", "rates", "//", "/a//b", "/a/../b", "/a/.", "/%2e%2E/x", "/a b", "/a?b=1", "/a#b", "/a\\b", "/{", "/a}", "/{a", "/{}", "/{a b}", "/{a}{b}"],
    ...["/{id}/x/{id}", "/%", "/%zz", "/%ff", "/<script>", '/"', "/a\nb", "/{{a}}", `/${"x".repeat(500)}`, "/a".repeat(33)],
  ])("is not %j", (text) => {
    expect(pathTemplateFault(text)).toEqual(expect.any(String));
  });

  it("has the shape of every other that means the same requests", () => {
    expect(shapeOf("/users/{id}")).toBe(shapeOf("/users/{user_id}"));
    expect(shapeOf("/files/{name}.json")).toBe("/files/{}.json");
    expect(shapeOf("/caf%C3%A9")).toBe(shapeOf("/café"));
    expect(shapeOf("/users/{id}")).not.toBe(shapeOf("/users/{id}/"));
  });
});

describe("the matcher of endpoints", () => {
  const paths = ["/", "/users", "/users/", "/users/me", "/users/{id}", "/users/{id}/posts", "/users/me/{what}", "/files/{name}", "/files/{name}.json"];
  const match = createEndpointMatcher([
    ...[...paths, "/files/{a}-{b}.json", "/caf%C3%A9/{x}", "/a.c", "/{any}/posts"].map((path) => ({ method: "GET", path })),
    { method: "POST", path: "/users/{id}" },
    { method: "HEAD", path: "/users" },
  ]);
  const found = (path: string, method = "GET") => match(method, path)?.path ?? null;

  it.each([
    ["/", "/"],
    ["/users", "/users"],
    ["/users/", "/users/"],
    ["/users/me", "/users/me"],
    ["/users/42", "/users/{id}"],
    ["/users/a%2Fb", "/users/{id}"],
    ["/users/{id}", "/users/{id}"],
    ["/users/m%65", "/users/me"],
    ["/users/me/posts", "/users/me/{what}"],
    ["/users/you/posts", "/users/{id}/posts"],
    ["/groups/posts", "/{any}/posts"],
    ["/files/x", "/files/{name}"],
    ["/files/x.json", "/files/{name}.json"],
    ["/files/x-y.json", "/files/{a}-{b}.json"],
    ["/files/.json", "/files/{name}"],
    ["/café/1", "/caf%C3%A9/{x}"],
    ["/caf%c3%a9/1", "/caf%C3%A9/{x}"],
    ["/abc", null],
    ["/users/42/", null],
    ["/users/42/likes", null],
    ["/users//posts", null],
    ["/users/..", null],
    ["/users/%2e%2E", null],
    ["/users/../users", null],
    ["/users\\me", null],
    ["/USERS", null],
    ["users", null],
    ["", null],
    ["/x/__proto__", null],
    ["/a".repeat(500), null],
  ])("takes %s to %s", (path, expected) => {
    expect(found(path)).toBe(expected);
  });

  it("goes by the method, and on to a less literal template that has it", () => {
    expect([found("/users/me", "POST"), found("/users", "POST"), found("/users/me", "constructor")]).toEqual(["/users/{id}", null, null]);
    expect([match("HEAD", "/users")?.method, match("HEAD", "/users/1")?.method]).toEqual(["HEAD", "GET"]);
  });

  it("answers at once to a path made to make it try everything", () => {
    const template = `/${Array.from({ length: 60 }, (_one, index) => `{p${index}}`).join("-")}`;
    const many = createEndpointMatcher([{ method: "GET", path: `${template}x` }]);
    expect(many("GET", `/${"-".repeat(50_000)}`)).toBeNull();
    expect(many("GET", `/${"a-".repeat(59)}ax`)?.path).toBe(`${template}x`);
    expect(many("GET", `/${"a-".repeat(59)}x`)).toBeNull();
  });

  it("is the same whatever the order of the endpoints", () => {
    const endpoints = paths.map((path) => ({ method: "GET", path }));
    const reversed = createEndpointMatcher(endpoints.toReversed());
    for (const path of ["/users/me", "/users/7", "/files/x.json", "/users/me/posts"]) expect(reversed("GET", path)?.path).toBe(found(path));
  });
});
