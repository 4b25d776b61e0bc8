import type { HttpClient } from "./http-client";
import { expectOk, uniqueEmail } from "./shopping";

const PASSWORD = "a long enough password";

/** Signs in an actor that exists; answers a client that speaks for them. */
export async function signIn(http: HttpClient, actor: "user" | "customer" | "developer", email: string, password = PASSWORD): Promise<HttpClient> {
  const { token } = expectOk(await http.post(`/auth/${actor}/emailpass`, { email, password }));
  return http.as({ token });
}

export function signInAdmin(http: HttpClient): Promise<HttpClient> {
  return signIn(http, "user", "admin@mintreu.example", process.env["MINTREU_ADMIN_PASSWORD"]);
}

/** A developer of the demo by the e-mail of their owner. */
export function signInDeveloper(http: HttpClient, email = "maya@northbeam.example"): Promise<HttpClient> {
  return signIn(http, "developer", email, process.env["MINTREU_DEVELOPER_PASSWORD"]);
}

export interface NewCustomer {
  client: HttpClient;
  id: string;
  email: string;
}

/** Somebody new with an account, signed in. */
export async function newCustomer(http: HttpClient, email = uniqueEmail("customer")): Promise<NewCustomer> {
  const { token } = expectOk(await http.post("/auth/customer/emailpass/register", { email, password: PASSWORD }));
  const { customer } = expectOk(await http.as({ token }).post("/store/customers", { email, first_name: "New", last_name: "Customer" }));
  return { client: await signIn(http, "customer", email), id: customer.id, email };
}

export interface NewDeveloper extends NewCustomer {
  developerId: string;
  handle: string;
  signInAsDeveloper: () => Promise<HttpClient>;
}

/** A customer who has applied as developer and waits. */
export async function newApplicant(http: HttpClient): Promise<NewDeveloper> {
  const customer = await newCustomer(http);
  const handle = `dev-${Date.now().toString(36)}-${Math.floor(Math.random() * 1e6).toString(36)}`;
  const application = { handle, display_name: "New Developer", legal_name: "New Developer Ltd", country: "de", terms_version: "2026-01" };
  const { developer_application } = expectOk(await customer.client.post("/store/developer-applications", application));
  return { ...customer, developerId: developer_application.id, handle, signInAsDeveloper: () => signIn(http, "developer", customer.email) };
}
