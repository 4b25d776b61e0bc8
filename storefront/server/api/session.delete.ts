import { askBackend, handCookiesOn } from "../lib/backend";

/** Signs out. The cookies go even when the backend does not answer: whoever leaves must be gone on this machine. */
export default defineEventHandler(async (event) => {
  setResponseHeader(event, "cache-control", "no-store");
  const ended = await askBackend(event, "/auth/session", { method: "DELETE" }).catch(() => null);
  if (ended) handCookiesOn(event, ended.setCookies);
  for (const name of ["connect.sid", "mintreu_order"]) deleteCookie(event, name, { path: "/", httpOnly: true });
  return { customer: null };
});
