/**
 * Events of this plugin. Payload of each: `{ id: <review id>, product_id, developer_id }`. `hidden` may
 * come again; `created` comes again when a deleted review is written anew, `answered` only with a first answer.
 */
export const reviewEvents = {
  created: "review.created",
  answered: "review.answered",
  hidden: "review.hidden",
  restored: "review.restored",
  edited: "review.edited",
  removed: "review.removed",
} as const;
