/** Events of this plugin. Payload of each: `{ id: <listing id>, product_id }`. */
export const catalogEvents = {
  created: "listing.created",
  submitted: "listing.submitted",
  published: "listing.published",
  changesRequested: "listing.changes_requested",
  unlisted: "listing.unlisted",
  archived: "listing.archived",
} as const;
