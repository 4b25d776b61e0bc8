import { mountSuspended, registerEndpoint } from "@nuxt/test-utils/runtime";
import { createError } from "h3";
import { beforeEach, describe, expect, it, vi } from "vitest";
import ChartFigure from "~/components/usage/ChartFigure.vue";
import UsageNotices from "~/components/usage/UsageNotices.vue";

const notice = (id: string, change: object = {}) => ({
  ...{ id, kind: "usage-threshold", title: `Notice ${id}`, body: "8,000 of 10,000", href: "/account/usage", read_at: null, created_at: "2026-11-20T10:00:00Z" },
  ...change,
});
let notifications: object[];
let read: string[];
registerEndpoint("/api/medusa/store/notifications", () => ({ notifications }));
registerEndpoint("/api/medusa/store/notifications/one/read", {
  method: "POST",
  handler: () => {
    read.push("one");
    return {};
  },
});
registerEndpoint("/api/medusa/store/notifications/two/read", {
  method: "POST",
  handler: () => {
    throw createError({ statusCode: 500, data: { code: "unexpected", message: "Not now." } });
  },
});

beforeEach(() => {
  notifications = [];
  read = [];
  clearNuxtData();
});

describe("notices of usage", () => {
  it("are those of usage only, and lead nowhere but to this site", async () => {
    notifications = [
      notice("one"),
      notice("two", { href: "https://elsewhere.example/" }),
      notice("three", { href: "//elsewhere.example" }),
      notice("x", { kind: "ticket" }),
    ];
    const section = await mountSuspended(UsageNotices);
    await vi.waitFor(() => expect(section.findAll("li")).toHaveLength(3));
    expect(section.findAll("a").map((link) => link.attributes("href"))).toEqual(["/account/usage"]);
    expect(section.text()).toContain("20 November 2026");
  });

  it("go when they are noted, and stay when that is refused", async () => {
    notifications = [notice("one"), notice("two")];
    const section = await mountSuspended(UsageNotices);
    await vi.waitFor(() => expect(section.findAll("li")).toHaveLength(2));
    await section.findAll("li")[0]!.get("button").trigger("click");
    await vi.waitFor(() => expect(section.findAll("li")).toHaveLength(1));
    expect(read).toEqual(["one"]);
    await section.get("li button").trigger("click");
    await vi.waitFor(() => expect(section.get("[role=alert]").text()).toContain("Not now."));
    expect(section.text()).toContain("Notice two");
  });

  it("are no section at all while there are none", async () => {
    const section = await mountSuspended(UsageNotices);
    expect(section.find("section").exists()).toBe(false);
  });
});

it("a chart's table says all that the chart shows", async () => {
  const series = [
    { name: "Answered", kind: "bar", tone: "calls", values: [1200, null] },
    { name: "Limit", kind: "limit", tone: "limit", values: [2000, 2000] },
  ] as const;
  const figure = {
    id: "calls",
    title: "Calls a day",
    labels: ["1 Mar", "2 Mar"],
    series: series.map((one) => ({ ...one, values: [...one.values] })),
    format: String,
  };
  const chart = await mountSuspended(ChartFigure, { props: { figure }, global: { stubs: { UsageChart: true } } });
  const button = chart.get("button");
  expect(button.attributes()).toMatchObject({ "aria-expanded": "false", "aria-controls": "calls-table" });
  await button.trigger("click");
  expect(button.attributes("aria-expanded")).toBe("true");
  expect(chart.findAll("thead th").map((cell) => cell.text())).toEqual(["When (UTC)", "Answered", "Limit"]);
  expect(chart.findAll("tbody tr").map((row) => row.findAll("th, td").map((cell) => cell.text()))).toEqual([
    ["1 Mar", "1200", "2000"],
    ["2 Mar", "–", "2000"],
  ]);
});
