import { Textarea } from "@medusajs/ui";
import { Field } from "../../components/field";

const SHORTEST = 3;

/** What is wrong with a reason, if anything. */
export function faultOfReason(reason: string): string | undefined {
  return reason.trim().length < SHORTEST ? "Say why: the holder reads it." : undefined;
}

export function ReasonField({ value, onChange, fault }: { value: string; onChange: (value: string) => void; fault: string | undefined }) {
  return (
    <Field label="Reason" error={fault}>
      <Textarea rows={2} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
