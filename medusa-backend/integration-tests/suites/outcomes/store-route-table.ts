import type { OwnedFixture } from "./store-fixtures";

export interface StoreRule {
  /** Who is served: everybody, a signed-in customer, or also a guest with the confirmation cookie of the order. */
  for: "anyone" | "customer" | "holder";
  /** What the path names: a row of the customer (another's answers 404), or one that is public. */
  of?: OwnedFixture;
  /** The route reads JSON: a required body that is missing, and a field that it does not know, answer 400. */
  body?: "required" | "optional";
}

/** Every store route of ours and what it asks of its caller; kept equal to the router's by a test. */
export const storeRouteTable: Record<string, StoreRule> = {
  "GET /store/developer-applications": { for: "customer" },
  "POST /store/developer-applications": { for: "customer", body: "required" },
  "GET /store/developers": { for: "anyone" },
  "GET /store/developers/:handle": { for: "anyone", of: "developer" },
  "GET /store/engagements": { for: "customer" },
  "GET /store/engagements/:id": { for: "customer", of: "engagement" },
  "POST /store/engagements/:id/accept": { for: "customer", of: "engagement", body: "optional" },
  "POST /store/engagements/:id/attachments": { for: "customer", of: "engagement", body: "required" },
  "GET /store/engagements/:id/attachments/:attachment_id": { for: "customer", of: "engagement_attachment" },
  "POST /store/engagements/:id/dispute": { for: "customer", of: "engagement", body: "required" },
  "POST /store/engagements/:id/messages": { for: "customer", of: "engagement", body: "required" },
  "GET /store/discovery/collections": { for: "anyone" },
  "GET /store/discovery/collections/:handle": { for: "anyone", of: "collection" },
  "GET /store/downloads": { for: "holder" },
  "GET /store/licenses": { for: "holder" },
  "GET /store/licenses/:id": { for: "holder", of: "license" },
  "GET /store/licenses/:id/activations": { for: "holder", of: "license" },
  "POST /store/licenses/:id/activations/:activation_id/deactivate": { for: "holder", of: "activation" },
  "GET /store/licenses/:id/domains": { for: "holder", of: "license" },
  "POST /store/licenses/:id/domains": { for: "holder", of: "license", body: "required" },
  "GET /store/licenses/:id/file": { for: "holder", of: "activation" },
  "GET /store/licenses/:id/ips": { for: "holder", of: "license" },
  "POST /store/licenses/:id/ips": { for: "holder", of: "license", body: "required" },
  "GET /store/licenses/:id/logs": { for: "holder", of: "license" },
  "GET /store/licenses/:id/usage": { for: "holder", of: "license" },
  "GET /store/licenses/:id/usage/export": { for: "holder", of: "license" },
  "GET /store/licenses/:id/usage/requests": { for: "holder", of: "license" },
  "POST /store/licenses/:id/engagement": { for: "customer", of: "license", body: "required" },
  "POST /store/licenses/:id/reveal": { for: "holder", of: "license" },
  "GET /store/product-pages/:handle": { for: "anyone", of: "product_page" },
  "GET /store/products/:id/api-reference": { for: "anyone", of: "api_product" },
  "GET /store/products/:id/endpoints": { for: "anyone", of: "product" },

  "POST /store/licenses/claim": { for: "customer", body: "required" },
  "POST /store/licenses/claim-requests": { for: "anyone", body: "required" },
  "POST /store/licenses/:id/change-package": { for: "customer", of: "license", body: "required" },
  "GET /store/licenses/:id/extension-request": { for: "customer", of: "license" },
  "POST /store/licenses/:id/extension-request": { for: "customer", of: "license", body: "required" },
  "POST /store/licenses/:id/renew": { for: "customer", of: "license", body: "optional" },
  "POST /store/licenses/:id/rotate": { for: "customer", of: "license", body: "required" },
  "GET /store/licenses/:id/transfer": { for: "customer", of: "license" },
  "POST /store/licenses/:id/transfer": { for: "customer", of: "license", body: "required" },
  "DELETE /store/licenses/:id/transfer": { for: "customer", of: "license" },
  "GET /store/products/:id/listing": { for: "anyone", of: "product" },
  "GET /store/products/:id/packages": { for: "anyone", of: "product" },
  "GET /store/products/:id/releases": { for: "anyone", of: "product" },
  "POST /store/release-files/:id/download": { for: "holder", of: "release_file", body: "optional" },
  "GET /store/products/:id/reviews": { for: "anyone", of: "product" },
  "POST /store/products/:id/reviews": { for: "customer", of: "product", body: "required" },
  "GET /store/products/:id/reviews/mine": { for: "customer", of: "product" },
  "POST /store/products/:id/views": { for: "anyone", of: "product" },
  "POST /store/reviews/:id": { for: "customer", of: "review", body: "optional" },
  "DELETE /store/reviews/:id": { for: "customer", of: "review" },
  "GET /store/notifications": { for: "customer" },
  "POST /store/notifications/:id/read": { for: "customer", of: "notification" },
  "POST /store/notifications/read-all": { for: "customer" },
  "GET /store/search": { for: "anyone" },
  "GET /store/sitemap": { for: "anyone" },
};
