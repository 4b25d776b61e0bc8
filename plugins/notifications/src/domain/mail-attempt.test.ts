import { judgeAttempt, PENDING_LIMIT_MS, RETRY_PAUSE_MS } from "./mail-attempt";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("attempts at a mail", () => {
  it.each([
    ["none yet", null, "send"],
    ["delivered", { status: "success", created_at: ago(1) }, "sent"],
    ["delivered long ago", { status: "success", created_at: ago(86_400_000) }, "sent"],
    ["under way", { status: "pending", created_at: ago(PENDING_LIMIT_MS - 1) }, "in_progress"],
    ["left by a killed process", { status: "pending", created_at: ago(PENDING_LIMIT_MS) }, "send_again"],
    ["refused a moment ago", { status: "failure", created_at: ago(RETRY_PAUSE_MS - 1) }, "in_progress"],
    ["refused", { status: "failure", created_at: ago(RETRY_PAUSE_MS) }, "send_again"],
  ] as const)("%s", (_name, last, verdict) => {
    expect(judgeAttempt(last, now)).toBe(verdict);
  });
});
