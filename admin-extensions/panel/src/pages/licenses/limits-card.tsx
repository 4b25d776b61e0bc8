import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input, toast } from "@medusajs/ui";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Card } from "../../components/card";
import { FaultNotice } from "../../components/fault-notice";
import { Field } from "../../components/field";
import { decideOnLicense, type License } from "../../hooks/licenses";
import { showRefusal } from "../../lib/form-faults";

const slots = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,5})?$/, "A whole number, or nothing for no limit.");
const limits = z.object({ activation_limit: slots, domain_limit: slots, reason: z.string().trim().min(3, "Say why: it is kept in the log.").max(300) });

const toField = (limit: number | null) => limit?.toString() ?? "";
const fromField = (text: string) => (text === "" ? null : Number(text));

/** Other limits for this one licence than its package has. */
export function LimitsCard({ license }: { license: License }) {
  const defaultValues = { activation_limit: toField(license.activation_limit), domain_limit: toField(license.domain_limit), reason: "" };
  const form = useForm<z.infer<typeof limits>>({ resolver: zodResolver(limits), defaultValues });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ reason, ...values }) => {
    try {
      const body = { reason, activation_limit: fromField(values.activation_limit), domain_limit: fromField(values.domain_limit) };
      await decideOnLicense(license.id, "limits", body);
      toast.success("The limits hold from now on");
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Card title="Limits of this licence" description="Left empty there is no limit. What is active already stays active.">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
        <FaultNotice message={errors.root?.message} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
          <Field label="Activations" error={errors.activation_limit?.message}>
            <Input inputMode="numeric" autoComplete="off" {...form.register("activation_limit")} />
          </Field>
          <Field label="Domains" error={errors.domain_limit?.message}>
            <Input inputMode="numeric" autoComplete="off" {...form.register("domain_limit")} />
          </Field>
          <Field label="Why" error={errors.reason?.message}>
            <Input autoComplete="off" {...form.register("reason")} />
          </Field>
        </div>
        <div>
          <Button type="submit" size="small" variant="secondary" isLoading={isSubmitting}>
            Set the limits
          </Button>
        </div>
      </form>
    </Card>
  );
}
