import { zodResolver } from "@hookform/resolvers/zod";
import { Button, InlineTip, Input } from "@medusajs/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { TextLink } from "../../../src/admin/components/text-link";
import { FaultNotice } from "../components/fault-notice";
import { Field } from "../components/field";
import { call } from "../lib/api";
import { showRefusal } from "../lib/form-faults";
import { PublicLayout } from "../shell/public-layout";

const request = z.object({ email: z.email("Give your e-mail address.") });

export default function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm<z.infer<typeof request>>({ resolver: zodResolver(request), defaultValues: { email: "" } });
  const submit = form.handleSubmit(async ({ email }) => {
    const identifier = email.trim().toLowerCase();
    try {
      await call("/auth/developer/emailpass/reset-password", { method: "POST", body: { identifier } });
      setSentTo(identifier);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <PublicLayout title="Forgotten password" description="We send you a link with which you choose a new one.">
      {sentTo ? (
        <div role="status">
          <InlineTip variant="success" label="Look into your mail">
            If {sentTo} has a sign-in, a link is on its way. It works for fifteen minutes.
          </InlineTip>
        </div>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
          <FaultNotice message={form.formState.errors.root?.message} />
          <Field label="E-mail" error={form.formState.errors.email?.message}>
            <Input type="email" autoComplete="username" {...form.register("email")} />
          </Field>
          <Button type="submit" isLoading={form.formState.isSubmitting}>
            Send the link
          </Button>
        </form>
      )}
      <div className="txt-small">
        <TextLink to="/sign-in">Back to the sign-in</TextLink>
      </div>
    </PublicLayout>
  );
}
