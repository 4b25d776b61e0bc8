import { moderationRoute } from "../../../../../http/moderation-route";

/** Shows a hidden review again. Errors: review.not_found. */
export const POST = moderationRoute("restore");
