import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { isApiError, messageOf } from "./api";

/** Refusals whose field follows from their code. */
type FieldOfCode<Values extends FieldValues> = Partial<Record<string, FieldPath<Values>>>;

/**
 * Puts a refusal of the backend where it belongs: at the field that it names and the form has, otherwise
 * above the form (`errors.root`). What was typed stays.
 */
export function showRefusal<Values extends FieldValues>(form: UseFormReturn<Values>, error: unknown, fieldOfCode: FieldOfCode<Values> = {}): void {
  const message = messageOf(error);
  const field = isApiError(error) ? (fieldOfCode[error.code] ?? formFieldOf(form, error.field)) : undefined;
  if (field) form.setError(field, { type: "server", message }, { shouldFocus: true });
  else form.setError("root", { type: "server", message });
}

/** The longest part of the backend's path that the form has a value for: a fault in `tags.3` is one of `tags`. */
function formFieldOf<Values extends FieldValues>(form: UseFormReturn<Values>, path: string | null): FieldPath<Values> | undefined {
  const parts = path?.split(".") ?? [];
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join(".") as FieldPath<Values>;
    if (form.getValues(name) !== undefined) return name;
  }
  return undefined;
}
