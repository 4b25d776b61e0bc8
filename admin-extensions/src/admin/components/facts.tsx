import type { PropsWithChildren, ReactNode } from "react";

/** A list of named facts: `Fact` rows inside. */
export function Facts({ children }: PropsWithChildren) {
  return <dl className="divide-y">{children}</dl>;
}

interface FactProps {
  name: string;
  /** Nothing to say shows a dash. */
  children: ReactNode;
}

export function Fact({ name, children }: FactProps) {
  const empty = children === null || children === undefined || children === "";
  return (
    <div className="text-ui-fg-subtle grid grid-cols-[2fr_3fr] items-start gap-4 px-6 py-3">
      <dt className="txt-compact-small-plus">{name}</dt>
      <dd className="txt-compact-small min-w-0 break-words">{empty ? "–" : children}</dd>
    </div>
  );
}
