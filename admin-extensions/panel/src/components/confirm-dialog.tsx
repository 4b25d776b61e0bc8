import { Button, Hint, Prompt } from "@medusajs/ui";
import { type ReactNode, useState } from "react";
import { messageOf } from "../lib/api";

export interface Confirmation {
  label: string;
  title: string;
  /** What will happen, and whether it can be undone. */
  consequence: ReactNode;
  dangerous?: boolean;
  run: () => Promise<unknown>;
}

/** Asks before something is done; stays open and says why when it is refused. */
export function ConfirmDialog({ confirmation, onClose }: { confirmation: Confirmation | null; onClose: () => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const close = () => {
    setFault(null);
    onClose();
  };
  const confirm = async () => {
    if (!confirmation || busy) return;
    setBusy(true);
    setFault(null);
    try {
      await confirmation.run();
      close();
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Prompt open={confirmation !== null} variant={confirmation?.dangerous ? "danger" : "confirmation"} onOpenChange={(open) => !open && !busy && close()}>
      <Prompt.Content className="max-w-[min(440px,calc(100vw-32px))]">
        <Prompt.Header>
          <Prompt.Title>{confirmation?.title}</Prompt.Title>
          <Prompt.Description>{confirmation?.consequence}</Prompt.Description>
        </Prompt.Header>
        {fault && (
          <div role="alert" className="px-6 pt-4">
            <Hint variant="error">{fault}</Hint>
          </div>
        )}
        <Prompt.Footer>
          <Prompt.Cancel disabled={busy}>Cancel</Prompt.Cancel>
          {/* Not Prompt.Action: that one closes before the answer is there. */}
          <Button size="small" variant={confirmation?.dangerous ? "danger" : "primary"} isLoading={busy} onClick={() => void confirm()}>
            {confirmation?.label}
          </Button>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
