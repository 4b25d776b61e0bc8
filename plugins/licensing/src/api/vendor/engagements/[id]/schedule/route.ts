import { engagementStepRoute } from "../../../../../http/engagement-routes";
import { developerSide } from "../../../../../http/engagement-side";
import { scheduleBody } from "../../validators";

/** The developer names a time, or another one. */
export const POST = engagementStepRoute(developerSide, scheduleBody, ({ scheduled_for, message }) => ({ action: "schedule", body: message, scheduled_for }));
