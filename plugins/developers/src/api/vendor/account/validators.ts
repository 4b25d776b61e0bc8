import { applyBody } from "../../store/developer-applications/validators";

/** What an account may change by itself: nothing that was examined when it was approved. */
export const editAccountBody = applyBody.pick({ display_name: true, website: true, about: true }).partial();
