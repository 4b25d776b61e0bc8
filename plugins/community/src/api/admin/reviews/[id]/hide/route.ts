import { moderationRoute } from "../../../../../http/moderation-route";

/** Takes a review out of sight of everybody but its author. Errors: review.not_found. */
export const POST = moderationRoute("hide");
