import { zodResolver } from "@hookform/resolvers/zod";
import { Button, InlineTip, Input } from "@medusajs/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Navigate, useLocation, useNavigate } from "react-router-dom";
import { z } from "zod";
import { ApplicationState } from "../components/application-state";
import { FaultNotice } from "../components/fault-notice";
import { Field } from "../components/field";
import { LoadFailure } from "../components/load-failure";
import { Loading } from "../components/loading";
import { isApiError } from "../lib/api";
import { type Application, readOwnApplication } from "../lib/application";
import { showRefusal } from "../lib/form-faults";
import { signIn, useSession } from "../lib/session";
import { PublicLayout } from "../shell/public-layout";

const credentials = z.object({
  email: z.email("Give your e-mail address."),
  password: z.string().min(1, "Give your password."),
});

type Credentials = z.infer<typeof credentials>;

/** Where the visitor wanted to go; an address of this panel only. */
function targetOf(state: unknown): string {
  const { from } = (state ?? {}) as { from?: unknown };
  return typeof from === "string" && /^\/(?!\/)/.test(from) ? from : "/";
}

export default function SignInPage() {
  const { data: session, error, refetch } = useSession();
  const { state } = useLocation();
  if (error) return <LoadFailure error={error} what="panel" retry={() => void refetch()} />;
  if (!session) return <Loading />;
  if (session.state === "member") return <Navigate to={targetOf(state)} replace />;
  return <SignInForm target={targetOf(state)} otherActor={session.reason === "session.other_actor"} />;
}

function SignInForm({ target, otherActor }: { target: string; otherActor: boolean }) {
  const navigate = useNavigate();
  const [application, setApplication] = useState<Application | "none" | null>(null);
  const form = useForm<Credentials>({ resolver: zodResolver(credentials), defaultValues: { email: "", password: "" } });
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email, password }) => {
    setApplication(null);
    try {
      const session = await signIn(email, password);
      if (session.state === "member") return void navigate(target, { replace: true });
      setApplication((await readOwnApplication()) ?? "none");
    } catch (error) {
      if (isApiError(error) && error.status === 401) form.setError("root", { message: "E-mail and password do not belong together." });
      else showRefusal(form, error);
    }
  });

  return (
    <PublicLayout title="Sign in" description="For developers who sell on the marketplace, and their teams.">
      {otherActor && (
        <InlineTip variant="info" label="Signed in as somebody else">
          This browser is signed in to the marketplace as a customer or an admin. Signing in here ends that session.
        </InlineTip>
      )}
      {application && <ApplicationState application={application === "none" ? null : application} />}
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
        <FaultNotice message={errors.root?.message} />
        <Field label="E-mail" error={errors.email?.message}>
          <Input type="email" autoComplete="username" {...form.register("email")} />
        </Field>
        <Field label="Password" error={errors.password?.message}>
          <Input type="password" autoComplete="current-password" {...form.register("password")} />
        </Field>
        <Button type="submit" isLoading={isSubmitting}>
          Sign in
        </Button>
      </form>
    </PublicLayout>
  );
}
