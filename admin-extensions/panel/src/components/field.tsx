import { Hint, Label, Text } from "@medusajs/ui";
import { cloneElement, type ReactElement, type ReactNode, useId } from "react";

interface FieldProps {
  label: string;
  /** Said below the field until there is a fault to say. */
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** The one control of this field; it is given its id and what describes it. */
  children: ReactElement<Record<string, unknown>>;
}

/** A control with its name, its hint and what is wrong with it, tied together for screen readers. */
export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  const id = useId();
  const described = error || hint ? `${id}-help` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-y-1.5">
      <div className="flex items-baseline gap-x-2">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {optional && (
          <Text as="span" size="xsmall" className="text-ui-fg-subtle">
            Optional
          </Text>
        )}
      </div>
      {cloneElement(children, { id, "aria-invalid": error ? true : undefined, "aria-describedby": described })}
      {described && (
        <div id={described} role={error ? "alert" : undefined}>
          {error ? (
            <Hint variant="error">{error}</Hint>
          ) : (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {hint}
            </Text>
          )}
        </div>
      )}
    </div>
  );
}
