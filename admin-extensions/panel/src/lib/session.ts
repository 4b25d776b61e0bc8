import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { call, isApiError, noteEndOfSession, WHO_AM_I } from "./api";
import { queryClient } from "./queries";

export type MemberRole = "owner" | "manager" | "support" | "analyst";
export type Permission = "account.manage" | "members.manage" | "catalog.write" | "licenses.write" | "usage.write" | "read";
export type AccountStatus = "pending" | "active" | "rejected" | "suspended" | "closed";

export interface Account {
  id: string;
  handle: string;
  display_name: string;
  legal_name: string;
  country: string;
  website: string | null;
  about: string | null;
  status: AccountStatus;
  status_reason: string | null;
}

export interface Me {
  member: { id: string; email: string; first_name: string | null; last_name: string | null; name: string; role: MemberRole };
  developer: Account;
  /** What this member may do now; a suspended account lets nobody write. */
  permissions: Permission[];
}

/** Somebody is signed in and acts for an account, or nobody does: with the reason that the backend gave. */
export type Session = { state: "member"; me: Me } | { state: "nobody"; reason: string };

const key = ["session"];

/**
 * Who is signed in. A session that was there and has ended leaves what is known of it: whoever was at work
 * is asked for the password over their page, instead of being led away from it.
 */
async function readSession(): Promise<Session> {
  const now = await askSession();
  const before = queryClient.getQueryData<Session>(key);
  if (now.state === "member" || before?.state !== "member") return now;
  noteEndOfSession();
  return before;
}

async function askSession(): Promise<Session> {
  try {
    return { state: "member", me: await call<Me>(WHO_AM_I) };
  } catch (error) {
    if (isApiError(error) && error.status === 401) return { state: "nobody", reason: error.code };
    throw error;
  }
}

export function useSession() {
  return useQuery({ queryKey: key, queryFn: readSession, staleTime: 60_000 });
}

/** Given by the frame of the panel. Whoever leaves is still known to the page until it is gone. */
export const MeContext = createContext<Me | null>(null);

/** The signed-in member; only what stands inside of the frame asks. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("asked for the member outside of the panel's frame");
  return me;
}

export function usePermission(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

/** Asks anew who is signed in. */
export function refreshSession(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: key });
}

/** E-mail and password → the cookie of a session; the token lives for one request. */
export async function signIn(email: string, password: string): Promise<Session> {
  const token = await tokenFor(email, password);
  await openSession(token);
  const session = await askSession();
  queryClient.setQueryData(key, session);
  return session;
}

/** Errors: 401 for a wrong pair. */
export async function tokenFor(email: string, password: string): Promise<string> {
  const { token } = await call<{ token: string }>("/auth/developer/emailpass", { method: "POST", body: { email: email.trim().toLowerCase(), password } });
  return token;
}

export async function openSession(token: string): Promise<void> {
  await call("/auth/session", { method: "POST", token });
}

/** Ends the session on the server and forgets everything that was read in it. */
export async function signOut(): Promise<void> {
  await call("/auth/session", { method: "DELETE" }).catch((error: unknown) => {
    // A session that has ended already is what was wanted.
    if (!isApiError(error) || error.status !== 401) throw error;
  });
  queryClient.clear();
  queryClient.setQueryData(key, { state: "nobody", reason: "session.signed_out" } satisfies Session);
}
