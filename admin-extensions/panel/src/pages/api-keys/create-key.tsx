import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Checkbox, Code, Hint, InlineTip, Input, Label } from "@medusajs/ui";
import { useEffect, useId, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Card } from "../../components/card";
import { ChoiceField } from "../../components/choice";
import { FaultNotice } from "../../components/fault-notice";
import { Field } from "../../components/field";
import { call } from "../../lib/api";
import { showRefusal } from "../../lib/form-faults";
import { queryClient } from "../../lib/queries";

const scopes = [
  { value: "read", label: "Read everything that the account may see" },
  { value: "catalog.write", label: "Change products and packages" },
  { value: "licenses.write", label: "Work with customers and their licences" },
  { value: "usage.write", label: "Report usage" },
];
const ends = [
  { value: "", label: "Never" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
];
const NEVER = "never";

const newKey = z.object({
  name: z.string().trim().min(1, "Name the program that uses it.").max(80, "At most 80 characters."),
  scopes: z.array(z.string()).min(1, "Choose what it may do."),
  expires_in_days: z.string(),
});

type NewKey = z.infer<typeof newKey>;

/** Makes a key and shows it, this once: it lives in this part of the page only. */
export function CreateKey() {
  const id = useId();
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const form = useForm<NewKey>({ resolver: zodResolver(newKey), defaultValues: { name: "", scopes: ["read"], expires_in_days: NEVER } });
  const { errors, isSubmitting } = form.formState;
  const chosen = form.watch("scopes");

  const submit = form.handleSubmit(async ({ name, scopes: wanted, expires_in_days }) => {
    try {
      const body = { name, scopes: wanted, ...(expires_in_days === NEVER ? {} : { expires_in_days: Number(expires_in_days) }) };
      const { api_key } = await call<{ api_key: { name: string; key: string } }>("/vendor/api-keys", { method: "POST", body });
      setMade(api_key);
      form.reset();
      await queryClient.invalidateQueries({ queryKey: ["api-keys"] });
    } catch (error) {
      showRefusal(form, error);
    }
  });
  const toggle = (scope: string, on: boolean) =>
    form.setValue("scopes", on ? [...chosen, scope] : chosen.filter((one) => one !== scope), { shouldDirty: true, shouldValidate: form.formState.isSubmitted });

  if (made) return <ShownOnce name={made.name} secret={made.key} onDone={() => setMade(null)} />;
  return (
    <Card title="New key">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
        <FaultNotice message={errors.root?.message} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="Name" hint="Where it is used, such as build server." error={errors.name?.message}>
            <Input autoComplete="off" {...form.register("name")} />
          </Field>
          <Field label="Ends" error={errors.expires_in_days?.message}>
            <ChoiceField
              choices={ends.map(({ value, label }) => ({ value: value || NEVER, label }))}
              value={form.watch("expires_in_days")}
              onChange={(value) => form.setValue("expires_in_days", value)}
            />
          </Field>
        </div>
        <fieldset className="flex flex-col gap-y-2">
          <legend className="txt-compact-small-plus mb-1.5">It may</legend>
          {scopes.map(({ value, label }) => (
            <div key={value} className="flex items-center gap-x-2">
              <Checkbox id={`${id}-${value}`} checked={chosen.includes(value)} onCheckedChange={(on) => toggle(value, on === true)} />
              <Label htmlFor={`${id}-${value}`} size="small">
                {label}
              </Label>
            </div>
          ))}
          {errors.scopes?.message && (
            <div role="alert">
              <Hint variant="error">{errors.scopes.message}</Hint>
            </div>
          )}
        </fieldset>
        <div>
          <Button type="submit" size="small" isLoading={isSubmitting}>
            Make the key
          </Button>
        </div>
      </form>
    </Card>
  );
}

function ShownOnce({ name, secret, onDone }: { name: string; secret: string; onDone: () => void }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Card title={`Key ${name}`}>
      <div ref={place} tabIndex={-1} className="outline-none">
        <InlineTip variant="warning" label="Copy it now">
          It is shown this once and kept nowhere. Whoever has it acts for your account.
        </InlineTip>
      </div>
      <Code className="block w-full overflow-x-auto break-all p-3" data-testid="api-key">
        {secret}
      </Code>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => void copy()}>
          Copy
        </Button>
        <Button size="small" variant="secondary" onClick={onDone}>
          I have stored it
        </Button>
        <span role="status" className="txt-small">
          {copied === true && "Copied"}
          {copied === false && "Your browser did not let us copy it: select it by hand."}
        </span>
      </div>
    </Card>
  );
}
