import { isHandle, type HandleAnswer } from "../../../shared/developer-application";
import { askBackend } from "../../lib/backend";

/** Whether no developer sells under this handle. An application that waits may still hold it: the last word is the backend's. */
export default defineEventHandler(async (event): Promise<HandleAnswer> => {
  setResponseHeader(event, "cache-control", "no-store");
  const handle = getRouterParam(event, "handle") ?? "";
  if (!isHandle(handle)) return { available: false };
  const found = await askBackend(event, `/store/developers/${handle}`);
  return { available: found.status === 404 };
});
