/** Events of this plugin. Payload of each: `{ id: <license id>, order_id }`; each may come again. */
export const licenseEvents = {
  issued: "license.issued",
  suspended: "license.suspended",
  reinstated: "license.reinstated",
  revoked: "license.revoked",
} as const;
