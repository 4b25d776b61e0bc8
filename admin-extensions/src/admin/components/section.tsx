import { Container, Heading } from "@medusajs/ui";
import { type PropsWithChildren, type ReactNode, useId } from "react";

interface SectionProps extends PropsWithChildren {
  title: string;
  /** Stands at the end of the heading's line. */
  aside?: ReactNode;
}

/** A titled card of a detail page or widget. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <Container className="divide-y p-0" role="region" aria-labelledby={id}>
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading level="h2" id={id}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </Container>
  );
}
