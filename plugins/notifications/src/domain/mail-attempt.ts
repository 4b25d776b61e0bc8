/** The last attempt at one mail; the engine keeps one row per idempotency key. */
export interface MailAttempt {
  status: "pending" | "success" | "failure";
  created_at: Date;
}

export type AttemptVerdict = "send" | "send_again" | "in_progress" | "sent";

/** Longer than any live attempt may take (the transport gives up after 60 s): its process is gone. */
export const PENDING_LIMIT_MS = 120_000;

/** Several events of one order arrive together; a server that just refused is not asked by each of them. */
export const RETRY_PAUSE_MS = 30_000;

/** Whether a mail is to be sent now, given its last attempt. */
export function judgeAttempt(last: MailAttempt | null, now: Date): AttemptVerdict {
  if (!last) return "send";
  if (last.status === "success") return "sent";
  const age = now.getTime() - last.created_at.getTime();
  return age >= (last.status === "pending" ? PENDING_LIMIT_MS : RETRY_PAUSE_MS) ? "send_again" : "in_progress";
}
