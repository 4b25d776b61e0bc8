import { createHash } from "node:crypto";
import type { Marketplace } from "./boot";
import type { Answer, HttpClient } from "./http-client";
import { newCustomer, type NewCustomer } from "./people";
import { buy, expectOk, licensesOf, packagesOf } from "./shopping";
import { openWorkshop, type VendorProduct, type Workshop } from "./vendor-products";

export const sha256 = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

/** Sends a file as a developer's panel does: bytes in the body, the rest in query and headers. */
export function uploader(vendor: HttpClient) {
  return (releaseId: string, name: string, content: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> =>
    vendor.request("POST", `/vendor/releases/${releaseId}/files?name=${encodeURIComponent(name)}`, undefined, {
      raw: content,
      headers: { "content-type": "application/octet-stream", ...headers },
    });
}

export interface Release {
  id: string;
  product_id: string;
  version: string;
  channel: string;
  status: string;
  status_reason: string | null;
  files: { id: string; name: string; size_bytes: number; sha256: string; content_type: string }[];
}

/** A developer's bench for releases, with an admin across the table. */
export interface ReleaseBench extends Workshop {
  upload: ReturnType<typeof uploader>;
  draftRelease(productId: string, version?: string, content?: string): Promise<Release>;
  publishRelease(productId: string, version?: string, content?: string): Promise<Release>;
  readRelease(id: string): Promise<Release>;
  step(id: string, action: string, body?: object): Promise<Answer>;
  /** The pending change of a release in the inbox. */
  waiting(releaseId: string): Promise<any>;
  decide(releaseId: string, decision: "approve" | "request-changes", body?: object): Promise<Answer>;
}

export async function openReleaseBench(marketplace: Marketplace): Promise<ReleaseBench> {
  const workshop = await openWorkshop(marketplace);
  const { admin, vendor } = workshop;
  const upload = uploader(vendor);
  const readRelease = async (id: string): Promise<Release> => expectOk(await vendor.get(`/vendor/releases/${id}`)).release;
  const step = (id: string, action: string, body: object = {}) => vendor.post(`/vendor/releases/${id}/${action}`, body);
  const draftRelease = async (productId: string, version = "1.0.0", content = `notes of ${version}`) => {
    const { release } = expectOk(await vendor.post(`/vendor/products/${productId}/releases`, { version, changelog: `What is new in ${version}` }));
    expectOk(await upload(release.id, "notes.txt", content));
    return readRelease(release.id);
  };
  const waiting = async (releaseId: string) => {
    const { product_changes } = expectOk(await admin.get("/admin/product-changes?status=pending&kind=release&limit=100"));
    return product_changes.find((change: { release_id: string }) => change.release_id === releaseId) ?? null;
  };
  const decide = async (releaseId: string, decision: string, body: object = {}) =>
    admin.post(`/admin/product-changes/${(await waiting(releaseId)).id}/${decision}`, body);
  const publishRelease = async (productId: string, version?: string, content?: string) => {
    const { id } = await draftRelease(productId, version, content);
    expectOk(await step(id, "submit"));
    expectOk(await decide(id, "approve"));
    return readRelease(id);
  };
  return { ...workshop, upload, draftRelease, publishRelease, readRelease, step, waiting, decide };
}

export interface Holder extends NewCustomer {
  licenseId: string;
}

/** A new customer who has bought the first package of a product. */
export async function newHolder(marketplace: Marketplace, product: VendorProduct): Promise<Holder> {
  const customer = await newCustomer(marketplace.http);
  const [first] = await packagesOf(marketplace.http, product.handle);
  const purchase = await buy(customer.client, marketplace.regionId, [{ variant_id: first!.variant_id, quantity: 1 }], customer.email);
  const [license] = await licensesOf(customer.client, purchase, 1);
  return { ...customer, licenseId: license!.id };
}
