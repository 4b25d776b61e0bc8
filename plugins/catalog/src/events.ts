/**
 * Events of this plugin. Payload of each: `{ id: <listing id>, product_id }`; those of a decision also have
 * `change_id`, whose row holds the reason. Decisions are announced at least once.
 */
export const catalogEvents = {
  created: "listing.created",
  submitted: "listing.submitted",
  published: "listing.published",
  withdrawn: "listing.withdrawn",
  changeProposed: "listing.change_proposed",
  changeApproved: "listing.change_approved",
  changesRequested: "listing.changes_requested",
  unlisted: "listing.unlisted",
  archived: "listing.archived",
} as const;

/** Payload of each: `{ id: <release id>, product_id, version }`; announced at least once. */
export const releaseEvents = {
  published: "release.published",
  yanked: "release.yanked",
} as const;
