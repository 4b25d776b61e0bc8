import { Button } from "@medusajs/ui";
import type { ComponentProps, PropsWithChildren } from "react";
import { Link } from "react-router-dom";

type ButtonLinkProps = PropsWithChildren<{ to: string } & Pick<ComponentProps<typeof Button>, "variant" | "size">>;

/** A link to another page that looks like a button. */
export function ButtonLink({ to, variant = "secondary", size = "small", children }: ButtonLinkProps) {
  return (
    <Button asChild variant={variant} size={size}>
      <Link to={to}>{children}</Link>
    </Button>
  );
}
