import { clx } from "@medusajs/ui";
import type { PropsWithChildren } from "react";
import { Link, type LinkProps } from "react-router-dom";

// Underlined text rather than the kit's blue, which is too pale on white to read well.
const look =
  "text-ui-fg-base underline decoration-ui-border-strong underline-offset-2 hover:decoration-ui-fg-base focus-visible:shadow-borders-focus rounded-sm outline-none transition-fg";

/** A link within the admin. */
export function TextLink({ className, ...props }: LinkProps) {
  return <Link className={clx(look, className)} {...props} />;
}

/** A link out of the admin, to an address that somebody else entered. Anything but http(s) stays plain text. */
export function ExternalLink({ href, children }: PropsWithChildren<{ href: string }>) {
  if (!/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" className={look}>
      {children}
    </a>
  );
}
