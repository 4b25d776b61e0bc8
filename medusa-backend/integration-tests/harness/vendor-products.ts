import { Modules } from "@medusajs/framework/utils";
import type { Marketplace } from "./boot";
import type { Answer, HttpClient } from "./http-client";
import { newApplicant, signIn, signInAdmin } from "./people";
import { expectOk } from "./shopping";

/** Signs that break careless SQL, HTML and templates. */
export const NASTY = `It's "quoted" \\ back? $1 <script>alert(1)</script> ünïcode`;

export const terms = {
  billing: "one_time",
  license_type: "regular",
  trial_days: 0,
  activation_limit: 3,
  domain_limit: 1,
  updates_for_days: 365,
  limits: {},
  overage: "block",
  storage_bytes: null,
  users: null,
  features: ["Source code"],
};

export const price = (amount_minor: number, currency_code = "eur") => ({ amount_minor, currency_code });

export const solo = { title: "Solo", prices: [price(4900), price(5400, "usd")], terms };

let sequence = 0;

export const newHandle = () => `made-${Date.now().toString(36)}-${(sequence += 1)}`;

export const draftOf = (change: object = {}) => ({
  title: "Made here",
  handle: newHandle(),
  product_type: "script",
  summary: "A summary",
  description: NASTY,
  tags: ["Fresh", "made"],
  compatibility: ["node >=20", "it's {fine}, really"],
  packages: [solo],
  ...change,
});

export interface VendorProduct {
  id: string;
  handle: string;
  status: string;
  packages: { id: string; title: string }[];
  open_change: { id: string } | null;
}

/** A developer with an admin across the table: products in any state of the review. */
export interface Workshop {
  admin: HttpClient;
  vendor: HttpClient;
  developerId: string;
  draft(change?: object): Promise<VendorProduct>;
  published(change?: object): Promise<VendorProduct>;
  read(id: string): Promise<any>;
  act(id: string, action: string): Promise<Answer>;
  approve(id: string): Promise<any>;
  sendBack(id: string, reason: string): Promise<any>;
}

export async function openWorkshop({ http }: Marketplace): Promise<Workshop> {
  const admin = await signInAdmin(http);
  const { client: vendor, developerId } = await newDeveloper(http, admin);
  const read = async (id: string) => expectOk(await vendor.get(`/vendor/products/${id}`)).product;
  const act = (id: string, action: string) => vendor.post(`/vendor/products/${id}/${action}`);
  const decide = async (id: string, decision: string, body: object) => {
    const { open_change } = await read(id);
    return expectOk(await admin.post(`/admin/product-changes/${open_change.id}/${decision}`, body)).product_change;
  };
  const draft = async (change: object = {}): Promise<VendorProduct> => expectOk(await vendor.post("/vendor/products", draftOf(change))).product;
  const approve = (id: string) => decide(id, "approve", {});
  const published = async (change: object = {}): Promise<VendorProduct> => {
    const { id } = await draft(change);
    expectOk(await act(id, "submit"));
    await approve(id);
    return read(id);
  };
  return { admin, vendor, developerId, draft, published, read, act, approve, sendBack: (id, reason) => decide(id, "request-changes", { reason }) };
}

/** Somebody new whose application was approved, signed in as developer. */
export async function newDeveloper(http: HttpClient, admin: HttpClient): Promise<{ client: HttpClient; developerId: string }> {
  const applicant = await newApplicant(http);
  expectOk(await admin.post(`/admin/developers/${applicant.developerId}/approve`));
  return { client: await applicant.signInAsDeveloper(), developerId: applicant.developerId };
}

/** Somebody else who may decide: a user of the engine with an invitation of their own. */
export async function secondAdmin({ http, container }: Marketplace): Promise<HttpClient> {
  const email = `second-${Date.now()}@mintreu.example`;
  const users = container.resolve(Modules.USER);
  const auth = container.resolve(Modules.AUTH);
  const user = await users.createUsers({ email });
  expectOk(await http.post("/auth/user/emailpass/register", { email, password: "a long enough password" }));
  const [identity] = await auth.listProviderIdentities({ entity_id: email, provider: "emailpass" });
  await auth.updateAuthIdentities([{ id: String(identity?.auth_identity_id), app_metadata: { user_id: user.id } }]);
  return signIn(http, "user", email);
}
