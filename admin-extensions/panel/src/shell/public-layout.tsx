import { Container, Heading, Text } from "@medusajs/ui";
import { type PropsWithChildren, type ReactNode, useEffect } from "react";
import mark from "../assets/mark.svg";

/** A page for who is not signed in: one card in the middle. */
export function PublicLayout({ title, description, children }: PropsWithChildren<{ title: string; description?: ReactNode }>) {
  useEffect(() => {
    document.title = `${title} · Developer panel`;
  }, [title]);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-y-6 p-4">
      <div className="flex items-center gap-x-2">
        <img src={mark} alt="" width={28} height={28} />
        <Text weight="plus">Developer panel</Text>
      </div>
      <Container className="flex w-full max-w-md flex-col gap-y-5 p-6">
        <div className="flex flex-col gap-y-1">
          <Heading level="h1">{title}</Heading>
          {description && (
            <Text size="small" className="text-ui-fg-subtle">
              {description}
            </Text>
          )}
        </div>
        {children}
      </Container>
    </main>
  );
}
