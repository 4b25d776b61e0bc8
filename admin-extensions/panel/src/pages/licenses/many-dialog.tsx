import { Button, Prompt, toast } from "@medusajs/ui";
import { useState } from "react";
import { FaultNotice } from "../../components/fault-notice";
import { decideOnMany } from "../../hooks/licenses";
import { messageOf } from "../../lib/api";
import { faultOfReason, ReasonField } from "./reason-field";

export type ManyDecision = "suspend" | "reinstate" | "revoke";

const words: Record<ManyDecision, { title: string; consequence: string; label: string }> = {
  suspend: { title: "Suspend the chosen licences?", consequence: "Products refuse them until they are reinstated.", label: "Suspend" },
  reinstate: { title: "Reinstate the chosen licences?", consequence: "Products accept them again.", label: "Reinstate" },
  revoke: {
    title: "Revoke the chosen licences?",
    consequence: "For good: only the marketplace can bring one back. No money is returned by this.",
    label: "Revoke",
  },
};

interface ManyDialogProps {
  decision: ManyDecision | null;
  ids: readonly string[];
  onClose: () => void;
  /** With the ids that were refused. */
  onDone: (left: readonly string[]) => void;
}

/** One decision for several licences; what is refused stays chosen. */
export function ManyDialog({ decision, ids, onClose, onDone }: ManyDialogProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    if (!decision || busy) return;
    const lack = faultOfReason(reason);
    setMissing(lack);
    if (lack) return;
    setBusy(true);
    setFault(undefined);
    try {
      const results = await decideOnMany(decision, ids, reason.trim());
      const refused = results.filter(({ ok }) => !ok);
      if (refused.length === 0) toast.success(`${results.length} licences changed`);
      else toast.warning(`${refused.length} of ${results.length} were refused`, { description: refused[0]?.message ?? "" });
      setReason("");
      onDone(refused.map(({ id }) => id));
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const shown = decision && words[decision];
  return (
    <Prompt open={decision !== null} variant={decision === "reinstate" ? "confirmation" : "danger"} onOpenChange={(open) => !open && !busy && onClose()}>
      <Prompt.Content className="max-w-[min(440px,calc(100vw-32px))]">
        <Prompt.Header>
          <Prompt.Title>{shown?.title}</Prompt.Title>
          <Prompt.Description>
            {ids.length} licences. {shown?.consequence}
          </Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-3 px-6 pt-4">
          <FaultNotice message={fault} />
          <ReasonField value={reason} onChange={setReason} fault={missing} />
        </div>
        <Prompt.Footer>
          <Prompt.Cancel disabled={busy}>Cancel</Prompt.Cancel>
          <Button size="small" variant={decision === "reinstate" ? "primary" : "danger"} isLoading={busy} onClick={() => void confirm()}>
            {shown?.label}
          </Button>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
