import { Container, Heading } from "@medusajs/ui";
import type { ReactNode } from "react";

interface DetailLayoutProps {
  title: string;
  subtitle: ReactNode;
  badge: ReactNode;
  actions: ReactNode;
  main: ReactNode;
  side: ReactNode;
}

/** A detail page: its heading with the actions, a wide column and a narrow one, below each other on small screens. */
export function DetailLayout({ title, subtitle, badge, actions, main, side }: DetailLayoutProps) {
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Heading className="break-words">{title}</Heading>
            {badge}
          </div>
          <div className="txt-compact-small text-ui-fg-subtle break-words">{subtitle}</div>
        </div>
        {actions}
      </Container>
      <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex min-w-0 flex-col gap-y-3">{main}</div>
        <div className="flex min-w-0 flex-col gap-y-3">{side}</div>
      </div>
    </div>
  );
}
