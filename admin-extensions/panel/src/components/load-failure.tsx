import { ExclamationCircle } from "@medusajs/icons";
import { Button, Text } from "@medusajs/ui";
import { isApiError, messageOf } from "../lib/api";

interface LoadFailureProps {
  error: Error;
  /** What is missing, as in "the … could not be loaded". */
  what: string;
  retry: () => void;
}

/** Stands where an answer would: says what failed and lets it be tried again. */
export function LoadFailure({ error, what, retry }: LoadFailureProps) {
  const gone = isApiError(error) && error.status === 404;
  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-12 text-center">
      <ExclamationCircle className="text-ui-fg-subtle" aria-hidden />
      <div className="flex flex-col gap-y-1">
        <Text weight="plus" leading="compact">
          {gone ? `There is no such ${what}.` : `The ${what} could not be loaded.`}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {gone ? "The address may be mistyped, or it was removed." : messageOf(error)}
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
