import type { Customer } from "../../shared/contracts";
import { askBackend } from "../lib/backend";
import { toCustomer } from "../lib/customer-session";

/** Who is signed in; a visitor is not an error, so the answer is 200 with null. */
export default defineEventHandler(async (event): Promise<{ customer: Customer | null }> => {
  setResponseHeader(event, "cache-control", "no-store");
  if (!getCookie(event, "connect.sid")) return { customer: null };
  const me = await askBackend<{ customer?: Customer }>(event, "/store/customers/me");
  return { customer: me.ok && me.body.customer ? toCustomer(me.body.customer) : null };
});
