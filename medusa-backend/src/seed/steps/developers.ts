import type { MedusaContainer } from "@medusajs/framework/types";
import { DEVELOPERS_MODULE } from "@mintreu/developers/modules/developers";
import type DevelopersModuleService from "@mintreu/developers/modules/developers/service";
import { applyAsDeveloperWorkflow } from "@mintreu/developers/workflows/apply-as-developer";
import { decideOnDeveloperWorkflow } from "@mintreu/developers/workflows/decide-on-developer";
import type { DemoDeveloper } from "../demo/types";
import { identityOf, seedCustomer } from "./people";

const TERMS_VERSION = "2026-01";

/** Developers who applied as customers and were approved; returns account ids by handle. */
export async function seedDevelopers(container: MedusaContainer, developers: readonly DemoDeveloper[], password: string): Promise<Map<string, string>> {
  const accounts = container.resolve<DevelopersModuleService>(DEVELOPERS_MODULE);
  const ids = new Map<string, string>();
  for (const { owner, ...profile } of developers) {
    const customerId = await seedCustomer(container, owner, password);
    const [known] = await accounts.listDevelopers({ handle: profile.handle }, { take: 1 });
    const id = known?.id ?? (await apply(container, { owner, profile, customerId, password }));
    await decideOnDeveloperWorkflow(container).run({ input: { id, action: "approve", reason: null } });
    ids.set(profile.handle, id);
  }
  return ids;
}

interface Applicant {
  owner: DemoDeveloper["owner"];
  profile: Omit<DemoDeveloper, "owner">;
  customerId: string;
  password: string;
}

async function apply(container: MedusaContainer, { owner, profile, customerId, password }: Applicant): Promise<string> {
  const { result } = await applyAsDeveloperWorkflow(container).run({
    input: {
      ...profile,
      terms_version: TERMS_VERSION,
      applicant_email: owner.email,
      applicant_first_name: owner.first_name,
      applicant_last_name: owner.last_name,
      applicant_customer_id: customerId,
      applicant_auth_identity_id: await identityOf(container, owner.email, password),
    },
  });
  return result.id;
}
