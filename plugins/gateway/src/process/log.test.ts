import { createLog } from "./log";

function written(work: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  work(createLog("worker-1", (line) => lines.push(line)));
  return lines.map((line) => {
    expect(line.endsWith("\n") && !line.slice(0, -1).includes("\n")).toBe(true);
    return JSON.parse(line) as Record<string, unknown>;
  });
}

it("writes one object a line", () => {
  const [line] = written((log) => log("warn", "two\nlines", { error: new Error("why"), count: 2 }));
  expect(line).toMatchObject({ level: "warn", process: "worker-1", message: "two\nlines", error: "why", count: 2 });
});

it("writes no key, wherever it stands", () => {
  const key = "MINTREU-API-ABCDEFGH-20261101-ABCDEFGHJKLMNPQRSTUVWXYZ2-ABCDEFGH";
  const lines = written((log) => {
    log("error", `no licence ${key}`);
    log("error", "failed", { error: new Error(`at ${key.toLowerCase()}`), path: `/v1/a/b?api_key=${key}&x=1` });
  });
  expect(JSON.stringify(lines)).not.toMatch(/ABCDEFGHJKLMNPQRSTUVWXYZ2/i);
  expect(lines[1]).toMatchObject({ path: "/v1/a/b?api_key=MINTREU-…&x=1" });
});
