import { clx } from "@medusajs/ui";
import { Link, type LinkProps } from "react-router-dom";

/** A link within the admin. */
export function TextLink({ className, ...props }: LinkProps) {
  return <Link className={clx("text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded-sm outline-none transition-fg", className)} {...props} />;
}
