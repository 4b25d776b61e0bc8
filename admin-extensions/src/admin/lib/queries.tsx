import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { PropsWithChildren } from "react";
import { statusOf } from "./client";

const MAX_RETRIES = 2;

/** One cache for all our pages and widgets; the admin keeps its own, which extensions cannot reach. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // An answer below 500 would be the same the next time.
      retry: (failures, error) => failures < MAX_RETRIES && (statusOf(error) ?? 500) >= 500,
    },
  },
});

/** Every page and widget stands inside of it. */
export function Queries({ children }: PropsWithChildren) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
