import { QueryClient } from "@tanstack/react-query";
import { isApiError } from "./api";

const MAX_RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal would be the same the next time.
      retry: (failures, error) => failures < MAX_RETRIES && (!isApiError(error) || error.status >= 500 || error.status === 0),
    },
  },
});
