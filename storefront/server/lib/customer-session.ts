import type { H3Event } from "h3";
import { createError, getCookie } from "h3";
import type { Customer } from "../../shared/contracts";
import { askBackend, handCookiesOn, refusal } from "./backend";
import { cookiePairs } from "./backend-headers";

const CART_COOKIE = "mintreu_cart";

function wrongCredentials(): Error {
  const message = "The e-mail address or the password is not right.";
  return createError({ statusCode: 401, statusMessage: "Unauthorized", message, data: { type: "unauthorized", code: "auth.invalid_credentials", message } });
}

/**
 * Signs the customer in: the token is exchanged for the session cookie here and never reaches the browser.
 * A cart filled as a guest becomes the customer's.
 */
export async function openSession(event: H3Event, email: string, password: string): Promise<Customer> {
  const signIn = await askBackend<{ token?: string }>(event, "/auth/customer/emailpass", { method: "POST", body: { email, password } });
  if (signIn.status === 401 || signIn.status === 404) throw wrongCredentials();
  if (!signIn.ok) throw refusal(signIn);
  if (!signIn.body.token) throw wrongCredentials();

  const session = await askBackend(event, "/auth/session", { method: "POST", headers: { authorization: `Bearer ${signIn.body.token}` } });
  if (!session.ok) throw refusal(session);
  const cookie = cookiePairs(session.setCookies);
  const me = await askBackend<{ customer: Customer }>(event, "/store/customers/me", { headers: { cookie } });
  if (!me.ok) throw refusal(me);
  handCookiesOn(event, session.setCookies);

  const cartId = getCookie(event, CART_COOKIE);
  if (cartId && /^cart_\w+$/.test(cartId)) {
    // A cart that cannot be taken over (already bought, already someone's) must not stop the sign-in.
    await askBackend(event, `/store/carts/${cartId}/customer`, { method: "POST", headers: { cookie } }).catch(() => null);
  }
  return toCustomer(me.body.customer);
}

/** Only what pages show: the rest of the backend's record stays there. */
export function toCustomer(customer: Customer): Customer {
  const { id, email, first_name, last_name } = customer;
  return { id, email, first_name, last_name };
}
