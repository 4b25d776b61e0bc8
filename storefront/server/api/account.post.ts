import { z } from "zod";
import { PASSWORD_MIN_LENGTH } from "../../shared/password-rule";
import { askBackend, refusal } from "../lib/backend";
import { openSession } from "../lib/customer-session";
import { readForm } from "../lib/read-form";

const schema = z.object({
  email: z.email().max(254),
  password: z.string().min(PASSWORD_MIN_LENGTH).max(200),
  first_name: z.string().trim().min(1).max(100),
  last_name: z.string().trim().min(1).max(100),
});

function alreadyRegistered(): Error {
  const message = "There is an account with this e-mail address already.";
  return createError({ statusCode: 409, statusMessage: "Conflict", message, data: { type: "duplicate_error", code: "auth.already_registered", message } });
}

/** Makes an account and signs it in. */
export default defineEventHandler(async (event) => {
  setResponseHeader(event, "cache-control", "no-store");
  const { password, ...person } = await readForm(event, schema);
  const registered = await askBackend<{ token?: string }>(event, "/auth/customer/emailpass/register", {
    method: "POST",
    body: { email: person.email, password },
  });
  // The backend answers 401 to a registration only when the address is taken.
  if (registered.status === 401) throw alreadyRegistered();
  if (!registered.ok || !registered.body.token) throw refusal(registered);
  const created = await askBackend(event, "/store/customers", {
    method: "POST",
    body: person,
    headers: { authorization: `Bearer ${registered.body.token}` },
  });
  if (!created.ok) throw refusal(created);
  return { customer: await openSession(event, person.email, password) };
});
