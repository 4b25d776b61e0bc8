import { zodResolver } from "@hookform/resolvers/zod";
import { Button, InlineTip, Input, toast } from "@medusajs/ui";
import { useForm } from "react-hook-form";
import { useLocation, useNavigate } from "react-router-dom";
import { z } from "zod";
import { TextLink } from "../../../src/admin/components/text-link";
import { FaultNotice } from "../components/fault-notice";
import { Field } from "../components/field";
import { call, isApiError } from "../lib/api";
import { showRefusal } from "../lib/form-faults";
import { newPassword, tokenOfAddress } from "../lib/new-password";
import { PublicLayout } from "../shell/public-layout";

const choice = z.object({ password: newPassword });

export default function ResetPasswordPage() {
  const token = tokenOfAddress(useLocation().hash);
  const navigate = useNavigate();
  const form = useForm<z.infer<typeof choice>>({ resolver: zodResolver(choice), defaultValues: { password: "" } });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ password }) => {
    try {
      await call("/auth/developer/emailpass/update", { method: "POST", body: { password }, token: token ?? "" });
      toast.success("Your password is changed", { description: "Sign in with it." });
      void navigate("/sign-in", { replace: true });
    } catch (error) {
      if (isApiError(error) && error.status === 401) form.setError("root", { message: "This link was used or is too old. Ask for a new one." });
      else showRefusal(form, error);
    }
  });
  return (
    <PublicLayout title="Choose a new password">
      {token ? (
        <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
          <FaultNotice message={errors.root?.message} />
          <Field label="New password" hint="At least 10 characters." error={errors.password?.message}>
            <Input type="password" autoComplete="new-password" {...form.register("password")} />
          </Field>
          <Button type="submit" isLoading={isSubmitting}>
            Change the password
          </Button>
        </form>
      ) : (
        <InlineTip variant="warning" label="No link">
          Open this page with the link of the mail.
        </InlineTip>
      )}
      <div className="txt-small">
        <TextLink to="/forgot-password">Ask for a new link</TextLink>
      </div>
    </PublicLayout>
  );
}
