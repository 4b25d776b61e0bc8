import { describe, expect, it } from "vitest";
import { type ConsoleCall, type ConsoleEntries, firstEntries, isText, prepareCall, rateStates, readable } from "#shared/api-console";

const call = (change: Partial<ConsoleCall> = {}): ConsoleCall => ({
  method: "GET",
  path: "/v1/dev/api/rates/{base}",
  parameters: [
    { name: "base", place: "path", required: true, value: "EUR", choices: [] },
    { name: "on", place: "query", required: false, value: "2026-01-01", choices: [] },
    { name: "X-Trace", place: "header", required: false, value: "", choices: [] },
  ],
  body: null,
  ...change,
});
const entries = (change: Partial<ConsoleEntries> = {}, of = call()): ConsoleEntries => ({ ...firstEntries(of), ...change });
const prepared = (typed: Partial<ConsoleEntries>, of = call()) => prepareCall(of, entries(typed, of));

describe("a call put together by hand", () => {
  it("begins with the examples of what is required", () => {
    expect(entries()).toEqual({ values: { "path base": "EUR", "query on": "", "header X-Trace": "" }, headers: "", body: "" });
    expect(prepared({})).toEqual({ method: "GET", address: "/v1/dev/api/rates/EUR", headers: [], body: null });
  });

  it("escapes what was typed, so that it stays in its place", () => {
    expect(prepared({ values: { "path base": "a/../b?c#d", "query on": "x&y=z" } })).toMatchObject({
      address: "/v1/dev/api/rates/a%2F..%2Fb%3Fc%23d?on=x%26y%3Dz",
    });
  });

  it.each([
    [{ values: { "path base": " " } }, "base is needed."],
    [{ values: { "path base": ".." } }, "dots alone"],
    [{ headers: "no colon" }, "no header"],
    [{ headers: "bad name: x" }, "cannot be the name"],
    [{ headers: "x-api-key: stolen" }, "sent by itself"],
    [{ headers: "X-Name: \u{1F511}" }, "cannot carry"],
  ])("refuses %o", (typed, fault) => {
    expect(prepared({ ...typed, values: { "path base": "EUR", ...typed.values } })).toEqual({ fault: expect.stringContaining(fault) });
  });

  it("sends a body with its type, never with a GET", () => {
    const post = call({ method: "POST", body: { media_type: "application/json", text: "{}", required: true } });
    expect(prepared({}, post)).toMatchObject({ body: "{}", headers: [["Content-Type", "application/json"]] });
    expect(prepared({ headers: "content-type: text/plain\n\nAccept: text/csv" }, post)).toMatchObject({
      headers: [
        ["content-type", "text/plain"],
        ["Accept", "text/csv"],
      ],
    });
    expect(prepared({ body: "x" })).toMatchObject({ body: null, headers: [] });
  });
});

describe("an answer", () => {
  it("tells what is left of each limit", () => {
    expect(rateStates('"rpm";r=59;t=12, "calls_per_month";r=9000')).toEqual([
      { name: "rpm", remaining: 59, reset_seconds: 12 },
      { name: "calls_per_month", remaining: 9000, reset_seconds: null },
    ]);
    expect([null, "", "nonsense", '"rpm";t=3', `"${"a".repeat(500)};r=1`].flatMap(rateStates)).toEqual([]);
  });

  it("is shown when it is text, JSON with lines unless digits would be lost", () => {
    expect(["application/json", "application/problem+json; charset=utf-8", "text/html", null].every(isText)).toBe(true);
    expect(["image/png", "application/octet-stream", "application/zip"].some(isText)).toBe(false);
    expect(readable('{"a":1}', "application/json")).toBe('{\n  "a": 1\n}');
    expect(readable('{"a":12345678901234567890}', "application/json")).toBe('{"a":12345678901234567890}');
    expect(readable("{broken", "application/json")).toBe("{broken");
    expect(readable('{"a":1}', "text/plain")).toBe('{"a":1}');
  });
});
