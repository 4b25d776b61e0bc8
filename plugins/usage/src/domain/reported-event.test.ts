import { isGauge, readReportedEvent } from "./reported-event";

const now = new Date("2026-11-23T12:00:00Z");
const event = { specversion: "1.0", id: "1", source: "/billing", type: "pages_rendered", subject: "lic_1", time: "2026-11-23T11:00:00Z", data: { value: 2.5 } };

describe("readReportedEvent", () => {
  it("reads an event", () => {
    expect(readReportedEvent(event, now)).toEqual({
      source: "/billing",
      id: "1",
      meter: "pages_rendered",
      license_id: "lic_1",
      at: new Date("2026-11-23T11:00:00Z"),
      value: "2.500000",
    });
  });

  it("takes the moment of its arrival where it names none", () => {
    expect(readReportedEvent({ ...event, time: undefined }, now)).toMatchObject({ at: now });
  });

  it.each(["storage_bytes", "users"])("knows that of %s the last value counts", (type) => {
    expect(isGauge(type)).toBe(true);
    expect(isGauge(`${type}_total`)).toBe(false);
  });

  it("lets other attributes be", () => {
    expect(
      readReportedEvent({ ...event, traceparent: "00-1", datacontenttype: "application/json; charset=utf-8", data: { value: 1, unit: "page" } }, now),
    ).toMatchObject({
      value: "1.000000",
    });
  });

  it.each([
    ["a text", "event"],
    ["nothing", null],
    ["a list", []],
    ["another version", { ...event, specversion: "0.3" }],
    ["no id", { ...event, id: "" }],
    ["a number as id", { ...event, id: 1 }],
    ["a huge id", { ...event, id: "x".repeat(256) }],
    ["a NUL in its source", { ...event, source: "a\0b" }],
    ["half a letter in its source", { ...event, source: "a\ud800" }],
    ["no subject", { ...event, subject: undefined }],
    ["a meter with a blank", { ...event, type: "pages rendered" }],
    ["a time without a zone", { ...event, time: "2026-11-23T11:00:00" }],
    ["no value", { ...event, data: {} }],
    ["a text as value", { ...event, data: { value: "2" } }],
    ["less than nothing", { ...event, data: { value: -1 } }],
    ["too much", { ...event, data: { value: 1e16 } }],
    ["no data", { ...event, data: undefined }],
    ["binary data", { ...event, data_base64: "AA==" }],
    ["data that is no JSON", { ...event, datacontenttype: "text/xml" }],
  ])("refuses %s", (_name, given) => {
    expect(readReportedEvent(given, now)).toMatchObject({ code: "event.invalid" });
  });

  it.each([
    ["2026-11-23T12:01:00Z", undefined],
    ["2026-11-23T12:01:01Z", "event.in_the_future"],
    ["2026-10-19T12:00:00Z", undefined],
    ["2026-10-19T11:59:59Z", "event.too_old"],
  ])("of %s says %s", (time, code) => {
    expect((readReportedEvent({ ...event, time }, now) as { code?: string }).code).toBe(code);
  });
});
