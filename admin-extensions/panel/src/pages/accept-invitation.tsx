import { zodResolver } from "@hookform/resolvers/zod";
import { Button, InlineTip, Input, Label, RadioGroup, toast } from "@medusajs/ui";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { useLocation, useNavigate } from "react-router-dom";
import { z } from "zod";
import { FaultNotice } from "../components/fault-notice";
import { Field } from "../components/field";
import { call, isApiError } from "../lib/api";
import { showRefusal } from "../lib/form-faults";
import { newPassword, tokenOfAddress } from "../lib/new-password";
import { signIn, tokenFor } from "../lib/session";
import { PublicLayout } from "../shell/public-layout";

type Way = "new" | "known";

const email = z.email("Give the address that was invited.");
const schemas = {
  new: z.object({ email, password: newPassword }),
  known: z.object({ email, password: z.string().min(1, "Give your password.") }),
};

type Values = z.infer<(typeof schemas)["new"]>;

interface Accepted {
  developer: { display_name: string };
}

export default function AcceptInvitationPage() {
  const token = tokenOfAddress(useLocation().hash);
  return (
    <PublicLayout title="Join a developer account" description="Use the e-mail address that the invitation was sent to.">
      {token ? (
        <AcceptForm token={token} />
      ) : (
        <InlineTip variant="warning" label="No invitation">
          Open this page with the link of the mail, or ask the owner to send it again.
        </InlineTip>
      )}
    </PublicLayout>
  );
}

function AcceptForm({ token }: { token: string }) {
  const navigate = useNavigate();
  const id = useId();
  const [way, setWay] = useState<Way>("new");
  const form = useForm<Values>({ resolver: zodResolver(schemas[way]), defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    const address = values.email.trim().toLowerCase();
    let bearer: string;
    try {
      bearer = way === "new" ? await register(address, values.password) : await tokenFor(address, values.password);
    } catch (error) {
      if (!isApiError(error) || error.status !== 401) return showRefusal(form, error);
      // The engine answers 401 to a second registration of an address too.
      if (way === "known") return form.setError("root", { message: "E-mail and password do not belong together." });
      setWay("known");
      return form.setError("password", { message: "This address has a sign-in already, perhaps of the store: give its password." });
    }
    try {
      const { developer } = await call<Accepted>("/vendor/invitations/accept", { method: "POST", body: { token }, token: bearer });
      await signIn(address, values.password);
      toast.success(`Welcome to ${developer.display_name}`);
      void navigate("/", { replace: true });
    } catch (error) {
      // The sign-in exists from now on: a second try must not register again.
      setWay("known");
      showRefusal(form, error, { "invitation.email_mismatch": "email" });
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
      <FaultNotice message={errors.root?.message} />
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <RadioGroup
        aria-label="Your sign-in"
        value={way}
        onValueChange={(value) => {
          setWay(value as Way);
          form.clearErrors();
        }}
      >
        <Option id={`${id}-new`} value="new" label="I choose a password now" />
        <Option id={`${id}-known`} value="known" label="I have a password here, also as a customer" />
      </RadioGroup>
      <Field label="Password" hint={way === "new" ? "At least 10 characters." : undefined} error={errors.password?.message}>
        <Input type="password" autoComplete={way === "new" ? "new-password" : "current-password"} {...form.register("password")} />
      </Field>
      <Button type="submit" isLoading={isSubmitting}>
        Join
      </Button>
    </form>
  );
}

function Option({ id, value, label }: { id: string; value: Way; label: string }) {
  return (
    <div className="flex items-center gap-x-3">
      <RadioGroup.Item id={id} value={value} />
      <Label htmlFor={id} size="small">
        {label}
      </Label>
    </div>
  );
}

async function register(address: string, password: string): Promise<string> {
  const { token } = await call<{ token: string }>("/auth/developer/emailpass/register", { method: "POST", body: { email: address, password } });
  return token;
}
