export interface AdminRule {
  /** The path names a row: one that does not exist answers 404. */
  of?: "row";
  /** A body that is right in itself: the route refuses none at all, and one with a field that it does not know, with 400. */
  body?: Record<string, unknown>;
}

const REASON = { reason: "Because of the terms." };

/** Every admin route of ours and what it asks of its caller; kept equal to the router's by a test. */
export const adminRouteTable: Record<string, AdminRule> = {
  "GET /admin/approvals": {},
  "GET /admin/developers": {},
  "GET /admin/developers/:id": { of: "row" },
  "POST /admin/developers/:id/approve": { of: "row" },
  "POST /admin/developers/:id/reinstate": { of: "row" },
  "POST /admin/developers/:id/reject": { of: "row", body: REASON },
  "POST /admin/developers/:id/suspend": { of: "row", body: REASON },
  "GET /admin/engagements": {},
  "GET /admin/engagements/:id": { of: "row" },
  "GET /admin/engagements/:id/attachments/:attachment_id": { of: "row" },
  "POST /admin/engagements/:id/messages": { of: "row", body: { body: "We look into it." } },
  "POST /admin/engagements/:id/resolve": { of: "row", body: { ...REASON, outcome: "accepted" } },
  "GET /admin/licenses": {},
  "GET /admin/licenses/:id": { of: "row" },
  "GET /admin/licenses/:id/activations": { of: "row" },
  "POST /admin/licenses/:id/limits": { of: "row", body: { ...REASON, activation_limit: 5 } },
  "GET /admin/licenses/:id/logs": { of: "row" },

  "GET /admin/licenses/:id/logs.csv": { of: "row" },
  "POST /admin/licenses/:id/resend": { of: "row" },
  "POST /admin/licenses/:id/rotate": { of: "row", body: { ...REASON, grace_hours: 24 } },
  "POST /admin/licenses/:id/reinstate": { of: "row", body: REASON },
  "POST /admin/licenses/:id/revoke": { of: "row", body: REASON },
  "POST /admin/licenses/:id/suspend": { of: "row", body: REASON },
  "GET /admin/product-changes": {},
  "GET /admin/product-changes/:id": { of: "row" },
  "POST /admin/product-changes/:id/approve": { of: "row" },
  "POST /admin/product-changes/:id/request-changes": { of: "row", body: REASON },
  "GET /admin/products/:id/listing": { of: "row" },
  "GET /admin/products/:id/releases": {},
  "GET /admin/refund-records": {},
  "POST /admin/refund-records/:id/allocate": { of: "row", body: { allocations: [{ order_line_id: "line_01", amount_minor: 1 }] } },
  "POST /admin/release-files/:id/download": { of: "row" },
  "GET /admin/reviews": {},
  "GET /admin/reviews/:id": { of: "row" },
  "POST /admin/reviews/:id/hide": { of: "row", body: REASON },
  "POST /admin/reviews/:id/restore": { of: "row", body: REASON },
  "GET /admin/usage": {},
};
