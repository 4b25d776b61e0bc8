import { Heading, Text } from "@medusajs/ui";
import { type ReactNode, useEffect } from "react";
import { TextLink } from "../../../src/admin/components/text-link";

interface PageHeaderProps {
  title: string;
  description?: ReactNode;
  /** Where the page hangs: `{ to: "/products", label: "Products" }`. */
  parent?: { to: string; label: string };
  badge?: ReactNode;
  actions?: ReactNode;
}

/** The page's name, for people and for the window's title. */
export function PageHeader({ title, description, parent, badge, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Developer panel`;
  }, [title]);
  return (
    <header className="flex flex-col gap-3 sm:flex-row sm:items-start sm:justify-between">
      <div className="flex min-w-0 flex-col gap-y-1">
        {parent && (
          <nav aria-label="Breadcrumb" className="txt-small">
            <TextLink to={parent.to}>{parent.label}</TextLink>
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h1" className="min-w-0 break-words text-xl">
            {title}
          </Heading>
          {badge}
        </div>
        {description && (
          <Text size="small" className="text-ui-fg-subtle max-w-prose">
            {description}
          </Text>
        )}
      </div>
      {actions && <div className="flex shrink-0 flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
