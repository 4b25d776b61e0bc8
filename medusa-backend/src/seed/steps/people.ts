import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createCustomerAccountWorkflow, createUserAccountWorkflow } from "@medusajs/medusa/core-flows";
import { invariant } from "@mintreu/kit/domain/errors";
import type { DemoCustomer } from "../demo/types";

interface Person {
  email: string;
  first_name: string;
  last_name: string;
}

/** The auth identity of an e-mail and password; made when there is none yet. */
export async function identityOf(container: MedusaContainer, email: string, password: string): Promise<string> {
  const auth = container.resolve(Modules.AUTH);
  const [known] = await auth.listProviderIdentities({ entity_id: email, provider: "emailpass" }, { take: 1 });
  if (known?.auth_identity_id) return known.auth_identity_id;
  const { authIdentity, error } = await auth.register("emailpass", { body: { email, password } } as never);
  if (!authIdentity) throw new Error(`sign-in of ${email} could not be made: ${error}`);
  return authIdentity.id;
}

export async function seedAdmin(container: MedusaContainer, admin: { email: string; password: string }): Promise<void> {
  const [known] = await container.resolve(Modules.USER).listUsers({ email: admin.email }, { take: 1 });
  if (known) return;
  const authIdentityId = await identityOf(container, admin.email, admin.password);
  await createUserAccountWorkflow(container).run({ input: { authIdentityId, userData: { email: admin.email, first_name: "Mintreu", last_name: "Admin" } } });
}

/** A customer with an account; returns its id. */
export async function seedCustomer(container: MedusaContainer, person: Person, password: string): Promise<string> {
  const { email, first_name, last_name } = person;
  const find = () => container.resolve(Modules.CUSTOMER).listCustomers({ email, has_account: true }, { take: 1 });
  const [known] = await find();
  if (known) return known.id;
  const authIdentityId = await identityOf(container, email, password);
  await createCustomerAccountWorkflow(container).run({ input: { authIdentityId, customerData: { email, first_name, last_name } } });
  const [created] = await find();
  invariant(created, "the customer was created");
  return created.id;
}

/** Customer ids by e-mail. */
export async function seedCustomers(container: MedusaContainer, customers: readonly DemoCustomer[], password: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const customer of customers) ids.set(customer.email, await seedCustomer(container, customer, password));
  return ids;
}
