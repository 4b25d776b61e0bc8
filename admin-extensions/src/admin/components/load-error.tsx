import { ExclamationCircle } from "@medusajs/icons";
import { Button, Text } from "@medusajs/ui";
import { Navigate, useLocation } from "react-router-dom";
import { messageOf, statusOf } from "../lib/client";

interface LoadErrorProps {
  error: Error;
  /** What is missing, as in "the … could not be loaded". */
  what: string;
  retry: () => void;
}

/** Stands where an answer would: says what failed and lets it be tried again. A session that has ended leads to the sign-in. */
export function LoadError({ error, what, retry }: LoadErrorProps) {
  const location = useLocation();
  const status = statusOf(error);
  if (status === 401) return <Navigate to="/login" state={{ from: location }} replace />;
  const gone = status === 404;
  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-12 text-center">
      <ExclamationCircle className="text-ui-fg-subtle" aria-hidden />
      <div className="flex flex-col gap-y-1">
        <Text weight="plus" leading="compact">
          {gone ? `There is no such ${what}.` : `The ${what} could not be loaded.`}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {gone ? "The address may be mistyped." : messageOf(error)}
        </Text>
      </div>
      {!gone && (
        <Button size="small" variant="secondary" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  );
}
