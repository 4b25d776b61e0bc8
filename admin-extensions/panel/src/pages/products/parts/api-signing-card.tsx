import { Button, Code, Hint, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { DateTime } from "../../../../../src/admin/components/date-time";
import { Card } from "../../../components/card";
import { ConfirmDialog, type Confirmation } from "../../../components/confirm-dialog";
import { readSigningSecret, rotateSigningSecret, type SigningSecret } from "../../../hooks/api-configuration";
import { messageOf } from "../../../lib/api";

/** The secret by which the upstream knows the gateway: seen on demand, rotated with a day's overlap. */
export function ApiSigningCard({ productId }: { productId: string }) {
  const [shown, setShown] = useState<SigningSecret | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const show = async () => {
    setBusy(true);
    setFault(null);
    try {
      setShown(await readSigningSecret(productId));
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const rotate = ({ previous_valid_until: until }: SigningSecret): Confirmation => ({
    label: "Rotate",
    title: "Make a new signing secret?",
    consequence: until
      ? "The last rotation is less than a day old: the secret of before it ends at once. The present one stays valid for 24 hours beside the new one."
      : "Calls are signed with the present and the new secret for 24 hours. Give the new one to your server within that time.",
    dangerous: until !== null,
    run: async () => {
      setShown(await rotateSigningSecret(productId, until !== null));
      toast.success("There is a new signing secret");
    },
  });
  const copy = (secret: string) =>
    navigator.clipboard.writeText(secret).then(
      () => toast.success("Copied"),
      () => setFault("The browser does not allow copying: select the text instead."),
    );
  return (
    <Card title="Signing secret" description="With it your server tells the gateway's calls from anybody else's. The SDK has a middleware that checks them.">
      <div className="flex flex-col items-start gap-y-3">
        {fault && (
          <div role="alert">
            <Hint variant="error">{fault}</Hint>
          </div>
        )}
        {shown ? (
          <>
            <Code className="max-w-full break-all" data-testid="signing-secret">
              {shown.signing_secret}
            </Code>
            {shown.previous_valid_until && (
              <Text size="small" className="text-ui-fg-subtle">
                The one before is valid until <DateTime value={shown.previous_valid_until} />.
              </Text>
            )}
            <div className="flex flex-wrap gap-2">
              <Button size="small" variant="secondary" onClick={() => void copy(shown.signing_secret)}>
                Copy
              </Button>
              <Button size="small" variant="secondary" onClick={() => setAsked(rotate(shown))}>
                Rotate
              </Button>
              <Button size="small" variant="transparent" onClick={() => setShown(null)}>
                Hide
              </Button>
            </div>
          </>
        ) : (
          <Button size="small" variant="secondary" isLoading={busy} onClick={() => void show()}>
            Show the secret
          </Button>
        )}
      </div>
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}
