import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isApiError } from "./api";

const MAX_RETRIES = 2;

/** Whether a session that was there has ended: then the panel asks for the password without leaving the page. */
function noteEndOfSession(error: unknown): void {
  if (isApiError(error) && error.status === 401) window.dispatchEvent(new Event(SESSION_ENDED));
}

export const SESSION_ENDED = "panel:session-ended";

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteEndOfSession }),
  mutationCache: new MutationCache({ onError: noteEndOfSession }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal would be the same the next time.
      retry: (failures, error) => failures < MAX_RETRIES && (!isApiError(error) || error.status >= 500 || error.status === 0),
    },
  },
});
