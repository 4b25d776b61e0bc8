import { Spinner } from "@medusajs/icons";

/** Stands where an answer will. */
export function Loading() {
  return (
    <div role="status" className="text-ui-fg-subtle flex min-h-40 items-center justify-center">
      <Spinner className="animate-spin motion-reduce:animate-none" aria-hidden />
      <span className="sr-only">Loading</span>
    </div>
  );
}
