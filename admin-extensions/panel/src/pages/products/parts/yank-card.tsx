import { Button, Textarea, toast } from "@medusajs/ui";
import { useState } from "react";
import { Card } from "../../../components/card";
import { ConfirmDialog, type Confirmation } from "../../../components/confirm-dialog";
import { Field } from "../../../components/field";
import { changeRelease, type Release } from "../../../hooks/releases";

const SHORTEST = 3;

/** Takes a release back that should not be used. */
export function YankCard({ release }: { release: Release }) {
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string>();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const ask = () => {
    if (reason.trim().length < SHORTEST) return setFault("Say why, for the customers who have it.");
    setFault(undefined);
    setAsked({
      label: "Take it back",
      title: `Take version ${release.version} back?`,
      consequence: "Nobody new can download it. Who did before still can. This cannot be undone.",
      dangerous: true,
      run: async () => {
        await changeRelease(release.id, "/yank", { reason: reason.trim() });
        toast.success(`Version ${release.version} is taken back`);
      },
    });
  };
  return (
    <Card title="Take this release back" description="For a release that must not be used: a security fault, a broken build.">
      <Field label="Reason" error={fault}>
        <Textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div>
        <Button size="small" variant="danger" onClick={ask}>
          Take it back
        </Button>
      </div>
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}
