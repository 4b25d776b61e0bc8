import { Button, toast } from "@medusajs/ui";
import { useRef, useState } from "react";
import { type Decision, DecisionDialog } from "./decision-dialog";

/** The decisions that the row's status allows, as buttons; each asks before it acts. */
export function DecisionBar({ decisions }: { decisions: Decision[] }) {
  const bar = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Decision | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const taken = useRef(false);

  const finish = (decision: Decision) => {
    taken.current = true;
    setOpen(null);
    toast.success(decision.done);
  };

  // The dialog has no trigger of its own. Once a decision is taken its button is gone: focus stays near it.
  const restoreFocus = (event: Event) => {
    event.preventDefault();
    (taken.current ? bar : opener).current?.focus();
    taken.current = false;
  };

  const ask = (decision: Decision, button: HTMLElement) => {
    opener.current = button;
    setOpen(decision);
  };

  return (
    <div ref={bar} role="group" aria-label="Actions" tabIndex={-1} className="flex flex-wrap items-center gap-2 outline-none empty:sr-only">
      {decisions.map((decision) => (
        <Button
          key={decision.label}
          size="small"
          variant={decision.severity === "final" ? "danger" : "secondary"}
          onClick={(event) => ask(decision, event.currentTarget)}
        >
          {decision.label}
        </Button>
      ))}
      {open && <DecisionDialog decision={open} onClose={() => setOpen(null)} onDone={() => finish(open)} onClosed={restoreFocus} />}
    </div>
  );
}
