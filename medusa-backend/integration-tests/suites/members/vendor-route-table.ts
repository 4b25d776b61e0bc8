import type { Permission } from "@mintreu/developers/domain/roles";
import type { Fixture } from "./vendor-fixtures";

export interface RouteRule {
  /** What a role or a key's scope must carry. */
  needs: Permission;
  /** What the path's parameters name: a row of the account, so that nobody is turned away because it is missing. */
  of?: Fixture;
  /** The route reads a body and refuses a field that it does not know with 400, and a required body that is missing. */
  body?: "required" | "optional";
}

/**
 * Every vendor route and what it asks of its caller. A route that is registered and does not stand here
 * fails the test, and so does a line without a route.
 */
export const vendorRouteTable: Record<string, RouteRule> = {
  "GET /vendor/me": { needs: "read" },
  "POST /vendor/account": { needs: "account.manage", body: "optional" },

  "GET /vendor/members": { needs: "read" },
  "POST /vendor/members/:id": { needs: "members.manage", of: "member", body: "required" },
  "DELETE /vendor/members/:id": { needs: "members.manage", of: "member" },
  "GET /vendor/members/invitations": { needs: "read" },
  "POST /vendor/members/invitations": { needs: "members.manage", body: "required" },
  "DELETE /vendor/members/invitations/:id": { needs: "members.manage", of: "invitation" },
  "POST /vendor/members/invitations/:id/revoke": { needs: "members.manage", of: "invitation" },
  "POST /vendor/members/invitations/:id/resend": { needs: "members.manage", of: "invitation" },

  "GET /vendor/api-keys": { needs: "account.manage" },
  "POST /vendor/api-keys": { needs: "account.manage", body: "required" },
  "DELETE /vendor/api-keys/:id": { needs: "account.manage", of: "api_key" },
  "POST /vendor/api-keys/:id/revoke": { needs: "account.manage", of: "api_key" },

  "GET /vendor/listing-options": { needs: "read" },
  "POST /vendor/images": { needs: "catalog.write", body: "required" },
  "GET /vendor/products": { needs: "read" },
  "POST /vendor/products": { needs: "catalog.write", body: "required" },
  "GET /vendor/products/:id": { needs: "read", of: "product" },
  "POST /vendor/products/:id": { needs: "catalog.write", of: "product", body: "optional" },
  "GET /vendor/products/:id/views": { needs: "read", of: "product" },
  "GET /vendor/views": { needs: "read" },
  "GET /vendor/downloads": { needs: "read" },
  "POST /vendor/products/:id/packages": { needs: "catalog.write", of: "product", body: "required" },
  "POST /vendor/products/:id/packages/:package_id": { needs: "catalog.write", of: "package", body: "optional" },
  "DELETE /vendor/products/:id/packages/:package_id": { needs: "catalog.write", of: "package" },
  "GET /vendor/products/:id/api-configuration": { needs: "read", of: "api_product" },
  "POST /vendor/products/:id/api-configuration": { needs: "catalog.write", of: "api_product", body: "optional" },
  "POST /vendor/products/:id/api-configuration/openapi": { needs: "catalog.write", of: "api_product", body: "required" },
  "DELETE /vendor/products/:id/api-configuration/openapi": { needs: "catalog.write", of: "api_product" },
  "POST /vendor/products/:id/api-configuration/test-call": { needs: "catalog.write", of: "api_product", body: "required" },
  "GET /vendor/products/:id/api-configuration/signing-secret": { needs: "catalog.write", of: "api_product" },
  "POST /vendor/products/:id/api-configuration/signing-secret/rotate": { needs: "catalog.write", of: "api_product", body: "optional" },
  "POST /vendor/products/:id/submit": { needs: "catalog.write", of: "product" },
  "POST /vendor/products/:id/withdraw": { needs: "catalog.write", of: "product" },
  "POST /vendor/products/:id/unlist": { needs: "catalog.write", of: "product" },
  "POST /vendor/products/:id/relist": { needs: "catalog.write", of: "product" },
  "POST /vendor/products/:id/archive": { needs: "catalog.write", of: "product" },

  "GET /vendor/products/:id/releases": { needs: "read", of: "product" },
  "POST /vendor/products/:id/releases": { needs: "catalog.write", of: "product", body: "required" },
  "GET /vendor/products/:id/downloads": { needs: "read", of: "product" },
  "GET /vendor/releases/:id": { needs: "read", of: "release" },
  "POST /vendor/releases/:id": { needs: "catalog.write", of: "release", body: "optional" },
  "DELETE /vendor/releases/:id": { needs: "catalog.write", of: "release" },
  "POST /vendor/releases/:id/files": { needs: "catalog.write", of: "release", body: "required" },
  "DELETE /vendor/releases/:id/files/:file_id": { needs: "catalog.write", of: "release" },
  "POST /vendor/releases/:id/submit": { needs: "catalog.write", of: "release" },
  "POST /vendor/releases/:id/withdraw": { needs: "catalog.write", of: "release" },
  "POST /vendor/releases/:id/yank": { needs: "catalog.write", of: "release", body: "required" },
  "POST /vendor/release-files/:id/download": { needs: "read", of: "release_file" },

  "GET /vendor/licenses": { needs: "read" },
  "GET /vendor/licenses/:id": { needs: "read", of: "license" },
  "GET /vendor/licenses/:id/activations": { needs: "read", of: "license" },
  "POST /vendor/licenses/:id/limits": { needs: "licenses.write", of: "license", body: "required" },
  "GET /vendor/licenses/:id/logs": { needs: "read", of: "license" },

  "POST /vendor/licenses": { needs: "licenses.write", body: "required" },
  "POST /vendor/licenses/bulk": { needs: "licenses.write", body: "required" },
  "POST /vendor/licenses/import": { needs: "licenses.write", body: "required" },
  "GET /vendor/licenses/:id/logs.csv": { needs: "read", of: "kept_license" },
  "POST /vendor/licenses/:id/reinstate": { needs: "licenses.write", of: "kept_license", body: "required" },
  "POST /vendor/licenses/:id/resend": { needs: "licenses.write", of: "kept_license" },
  "POST /vendor/licenses/:id/revoke": { needs: "licenses.write", of: "kept_license", body: "required" },
  "POST /vendor/licenses/:id/rotate": { needs: "licenses.write", of: "kept_license", body: "required" },
  "POST /vendor/licenses/:id/suspend": { needs: "licenses.write", of: "kept_license", body: "required" },
  "GET /vendor/license-transfers": { needs: "read" },
  "POST /vendor/license-transfers/:id/approve": { needs: "licenses.write", of: "license_transfer", body: "optional" },
  "POST /vendor/license-transfers/:id/decline": { needs: "licenses.write", of: "license_transfer", body: "required" },
  "GET /vendor/extension-requests": { needs: "read" },
  "POST /vendor/extension-requests/:id/decline": { needs: "licenses.write", of: "extension_request", body: "required" },
  "POST /vendor/extension-requests/:id/grant": { needs: "licenses.write", of: "extension_request", body: "optional" },

  "GET /vendor/licenses/:id/usage/requests": { needs: "read", of: "kept_license" },
  "GET /vendor/notifications": { needs: "read" },
  "POST /vendor/notifications/:id/read": { needs: "read", of: "notification" },
  "POST /vendor/notifications/read-all": { needs: "read" },
  "GET /vendor/usage/customers": { needs: "read" },
  "GET /vendor/usage/endpoints": { needs: "read" },
  "GET /vendor/usage/export": { needs: "read" },
  "GET /vendor/usage/latency": { needs: "read" },
  "GET /vendor/usage/meters": { needs: "read" },
  "GET /vendor/usage/statuses": { needs: "read" },
  "GET /vendor/usage/totals": { needs: "read" },
  "GET /vendor/usage/trend": { needs: "read" },

  "GET /vendor/engagements": { needs: "read" },
  "GET /vendor/engagements/:id": { needs: "read", of: "engagement" },
  "POST /vendor/engagements/:id/messages": { needs: "licenses.write", of: "engagement", body: "required" },
  "POST /vendor/engagements/:id/schedule": { needs: "licenses.write", of: "engagement", body: "required" },
  "POST /vendor/engagements/:id/deliver": { needs: "licenses.write", of: "engagement", body: "required" },
  "POST /vendor/engagements/:id/attachments": { needs: "licenses.write", of: "engagement", body: "required" },
  "GET /vendor/engagements/:id/attachments/:attachment_id": { needs: "read", of: "engagement_attachment" },

  "GET /vendor/reviews": { needs: "read" },
  "POST /vendor/reviews/:id/answer": { needs: "licenses.write", of: "review", body: "required" },
};

/** Routes for callers who are nobody's member yet; their own tests stand beside them. */
export const invitedRoutes = ["POST /vendor/invitations/accept", "GET /vendor/application"];
