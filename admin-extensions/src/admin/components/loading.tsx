import { Container, Skeleton } from "@medusajs/ui";

/** Grey lines where facts will be; says so to those who do not see them. */
export function LoadingLines({ lines, what }: { lines: number; what: string }) {
  return (
    <div role="status" aria-label={`Loading the ${what}`} className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} className="h-5 w-full" />
      ))}
    </div>
  );
}

/** A whole detail page that is on its way. */
export function LoadingPage({ what }: { what: string }) {
  return (
    <Container className="p-0">
      <LoadingLines lines={8} what={what} />
    </Container>
  );
}
