import { Container, Heading, Text } from "@medusajs/ui";
import { type PropsWithChildren, type ReactNode, useId } from "react";

interface CardProps {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** Rows and tables bring their own spacing. */
  flush?: boolean;
}

/** A part of a page with a name of its own. */
export function Card({ title, description, actions, flush = false, children }: PropsWithChildren<CardProps>) {
  const id = useId();
  return (
    <Container role="region" aria-labelledby={id} className="p-0">
      <div className="border-ui-border-base flex flex-wrap items-center justify-between gap-3 border-b px-4 py-3 sm:px-6 sm:py-4">
        <div className="flex min-w-0 flex-col">
          <Heading level="h2" id={id}>
            {title}
          </Heading>
          {description && (
            <Text size="small" className="text-ui-fg-subtle">
              {description}
            </Text>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {flush ? children : <div className="flex flex-col gap-y-4 px-4 py-4 sm:px-6 sm:py-5">{children}</div>}
    </Container>
  );
}
