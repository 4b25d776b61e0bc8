import { Button, toast } from "@medusajs/ui";
import { useRef, useState } from "react";
import { type Decision, DecisionDialog } from "./decision-dialog";

/** The decisions that the row's status allows, as buttons; each asks before it acts. */
export function DecisionBar({ decisions }: { decisions: Decision[] }) {
  const bar = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Decision | null>(null);
  const taken = useRef(false);

  const finish = (decision: Decision) => {
    taken.current = true;
    setOpen(null);
    toast.success(decision.done);
  };

  // The button that opened the dialog is gone once its decision is taken: focus stays near it.
  const restoreFocus = (event: Event) => {
    if (!taken.current) return;
    taken.current = false;
    event.preventDefault();
    bar.current?.focus();
  };

  return (
    <div ref={bar} role="group" aria-label="Actions" tabIndex={-1} className="flex flex-wrap items-center gap-2 outline-none">
      {decisions.map((decision) => (
        <Button key={decision.label} size="small" variant={decision.destructive ? "danger" : "secondary"} onClick={() => setOpen(decision)}>
          {decision.label}
        </Button>
      ))}
      {open && <DecisionDialog decision={open} onClose={() => setOpen(null)} onDone={() => finish(open)} onClosed={restoreFocus} />}
    </div>
  );
}
