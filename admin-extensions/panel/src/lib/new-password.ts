import { z } from "zod";

/** A password that somebody chooses: long rather than odd. */
export const newPassword = z.string().min(10, "Choose at least 10 characters.").max(200, "Choose at most 200 characters.");

/** What stands after `#token=`; it never reaches a server's log. */
export function tokenOfAddress(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") || null;
}
