import { Button, Hint, Input, Prompt } from "@medusajs/ui";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Field } from "../components/field";
import { isApiError, messageOf, SESSION_ENDED } from "../lib/api";
import { queryClient } from "../lib/queries";
import { signIn, useMe } from "../lib/session";

/** When a session ends in the middle of work, the password is asked for over the page: what was typed stays. */
export function SessionEndedDialog() {
  const { member } = useMe();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const ask = () => setOpen(true);
    window.addEventListener(SESSION_ENDED, ask);
    return () => window.removeEventListener(SESSION_ENDED, ask);
  }, []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFault(null);
    try {
      const session = await signIn(member.email, password.current?.value ?? "");
      // No member any more: the page behind belongs to nobody here.
      if (session.state === "nobody") return window.location.reload();
      setOpen(false);
      await queryClient.invalidateQueries();
    } catch (error) {
      setFault(isApiError(error) && error.status === 401 ? "This password is not right." : messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Prompt open={open} variant="confirmation">
      <Prompt.Content className="max-w-[min(440px,calc(100vw-32px))]">
        <form onSubmit={(event) => void submit(event)}>
          <Prompt.Header>
            <Prompt.Title>Sign in again</Prompt.Title>
            <Prompt.Description>Your session has ended. The page behind is as you left it.</Prompt.Description>
          </Prompt.Header>
          <div className="flex flex-col gap-y-3 px-6 pt-4">
            <Input type="email" aria-label="E-mail" autoComplete="username" value={member.email} readOnly />
            <Field label="Password">
              <Input ref={password} type="password" autoComplete="current-password" required autoFocus />
            </Field>
            {fault && (
              <div role="alert">
                <Hint variant="error">{fault}</Hint>
              </div>
            )}
          </div>
          <Prompt.Footer>
            <Button type="button" size="small" variant="secondary" onClick={() => window.location.assign("/developer/sign-in")}>
              Somebody else
            </Button>
            <Button type="submit" size="small" isLoading={busy}>
              Sign in
            </Button>
          </Prompt.Footer>
        </form>
      </Prompt.Content>
    </Prompt>
  );
}
