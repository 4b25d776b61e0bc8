import { Button, Hint, Input, Label, toast } from "@medusajs/ui";
import { type ComponentProps, type FormEvent, useId, useRef, useState } from "react";
import { useSetLicenseLimits } from "../hooks/licenses";
import { messageOf } from "../lib/client";
import { faultOfLimit, limitChanges, limitFields, limitTexts } from "../lib/license-limits";
import type { License } from "../lib/types";
import { Section } from "./section";

const MIN_REASON = 3;
const MAX_REASON = 300;

/** Other limits for this one licence than its package has, with a reason; what was typed stays when it is refused. */
export function LicenseLimits({ license }: { license: License }) {
  const { mutateAsync: setLimits } = useSetLicenseLimits(license.id);
  const fields = limitFields(license);
  const [texts, setTexts] = useState(() => limitTexts(license));
  const [reason, setReason] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  const show = (found: Record<string, string>) => {
    setFaults(found);
    const first = [...fields.map(({ name }) => name), "reason"].find((name) => found[name]);
    if (first) form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const wrong = fields.flatMap((field) => {
      const fault = faultOfLimit(texts[field.name] ?? "", field);
      return fault ? [[field.name, fault] as const] : [];
    });
    const changes = wrong.length === 0 ? limitChanges(license, texts) : null;
    if (wrong.length > 0) return show(Object.fromEntries(wrong));
    if (!changes) return show({ form: "Nothing differs from the limits in force." });
    if (reason.trim().length < MIN_REASON) return show({ reason: `Give a reason of at least ${MIN_REASON} characters.` });
    setBusy(true);
    setFaults({});
    try {
      await setLimits({ changes, reason: reason.trim() });
      setReason("");
      toast.success("The limits hold from now on.");
    } catch (error) {
      setFaults({ form: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Section title="Limits of this licence">
      <form ref={form} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4 px-6 py-4">
        <Hint>Left empty there is no limit. What is active already stays active; the customer sees the new limits.</Hint>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {fields.map(({ name, label }) => (
            <Line
              key={name}
              id={`${id}-${name}`}
              name={name}
              label={label}
              fault={faults[name]}
              inputMode="numeric"
              placeholder="No limit"
              value={texts[name] ?? ""}
              onChange={(text) => setTexts((all) => ({ ...all, [name]: text }))}
            />
          ))}
        </div>
        <Line id={`${id}-reason`} name="reason" label="Reason" fault={faults["reason"]} maxLength={MAX_REASON} value={reason} onChange={setReason} />
        <div role="alert" className="empty:hidden">
          {faults["form"] && <Hint variant="error">{faults["form"]}</Hint>}
        </div>
        <div className="flex justify-end">
          <Button type="submit" size="small" variant="secondary" isLoading={busy}>
            Set the limits
          </Button>
        </div>
      </form>
    </Section>
  );
}

interface LineProps extends Pick<ComponentProps<typeof Input>, "inputMode" | "placeholder" | "maxLength"> {
  id: string;
  name: string;
  label: string;
  fault: string | undefined;
  value: string;
  onChange: (text: string) => void;
}

function Line({ id, label, fault, onChange, ...input }: LineProps) {
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      <Input
        {...input}
        id={id}
        size="small"
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
      />
      {fault && (
        <Hint id={`${id}-fault`} variant="error">
          {fault}
        </Hint>
      )}
    </div>
  );
}
