import { Button, Hint, Label, Prompt, RadioGroup, Textarea } from "@medusajs/ui";
import { type FormEvent, useId, useRef, useState } from "react";
import { messageOf } from "../lib/client";

const MIN_REASON = 3;
const MAX_REASON = 500;

/** One of a few ways in which a decision can be taken. */
export interface DecisionChoice {
  label: string;
  options: readonly { value: string; label: string }[];
  initial: string;
}

/** Something an admin may do to a row, once they have confirmed it. */
export interface Decision {
  /** The button's text, also the one that confirms. */
  label: string;
  title: string;
  /** What will happen, and whether it can be undone. */
  consequence: string;
  /** `final` is what cannot be taken back in the ordinary course of things. */
  severity: "harmless" | "reversible" | "final";
  needsReason: boolean;
  done: string;
  choice?: DecisionChoice;
  /** `reason` is empty where none is asked for, and so is `choice`. */
  run: (reason: string, choice: string) => Promise<unknown>;
}

interface DecisionDialogProps {
  decision: Decision;
  onClose: () => void;
  onDone: () => void;
  onClosed: (event: Event) => void;
}

/** Asks before a decision is taken; stays open with the reason kept when it is refused. */
export function DecisionDialog({ decision, onClose, onDone, onClosed }: DecisionDialogProps) {
  const field = useId();
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [choice, setChoice] = useState(decision.choice?.initial ?? "");
  const harmless = decision.severity === "harmless";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (decision.needsReason && reason.trim().length < MIN_REASON) {
      setFault(`Give a reason of at least ${MIN_REASON} characters.`);
      reasonField.current?.focus();
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      await decision.run(reason.trim(), choice);
      onDone();
    } catch (error) {
      setFault(messageOf(error));
      setBusy(false);
    }
  };

  return (
    <Prompt open variant={harmless ? "confirmation" : "danger"} onOpenChange={(open) => !open && !busy && onClose()}>
      <Prompt.Content
        className="max-w-[min(440px,calc(100vw-32px))]"
        onCloseAutoFocus={onClosed}
        onOpenAutoFocus={(event) => {
          if (!reasonField.current) return;
          event.preventDefault();
          reasonField.current.focus();
        }}
      >
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Prompt.Header>
            <Prompt.Title>{decision.title}</Prompt.Title>
            <Prompt.Description>{decision.consequence}</Prompt.Description>
          </Prompt.Header>
          {decision.choice && <ChoiceField id={`${field}-choice`} choice={decision.choice} value={choice} onChange={setChoice} />}
          {decision.needsReason && (
            <div className="flex flex-col gap-y-2 px-6 pt-4">
              <Label htmlFor={field} size="small" weight="plus">
                Reason
              </Label>
              <Textarea
                id={field}
                ref={reasonField}
                rows={3}
                maxLength={MAX_REASON}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                aria-required
                aria-invalid={fault !== null}
                aria-describedby={`${field}-help`}
              />
            </div>
          )}
          <div id={`${field}-help`} role={fault ? "alert" : undefined} className="px-6 pt-2">
            {fault ? <Hint variant="error">{fault}</Hint> : decision.needsReason && <Hint>It is kept with the decision.</Hint>}
          </div>
          <Prompt.Footer>
            <Prompt.Cancel disabled={busy}>Cancel</Prompt.Cancel>
            {/* Not Prompt.Action: that one closes before the answer is there. */}
            <Button type="submit" size="small" variant={harmless ? "primary" : "danger"} isLoading={busy}>
              {decision.label}
            </Button>
          </Prompt.Footer>
        </form>
      </Prompt.Content>
    </Prompt>
  );
}

interface ChoiceFieldProps {
  id: string;
  choice: DecisionChoice;
  value: string;
  onChange: (value: string) => void;
}

function ChoiceField({ id, choice, value, onChange }: ChoiceFieldProps) {
  return (
    <div className="flex flex-col gap-y-2 px-6 pt-4">
      <Label id={id} size="small" weight="plus">
        {choice.label}
      </Label>
      <RadioGroup aria-labelledby={id} value={value} onValueChange={onChange} className="gap-y-2">
        {choice.options.map((option) => (
          <div key={option.value} className="flex items-center gap-x-2">
            <RadioGroup.Item id={`${id}-${option.value}`} value={option.value} />
            <Label htmlFor={`${id}-${option.value}`} size="small">
              {option.label}
            </Label>
          </div>
        ))}
      </RadioGroup>
    </div>
  );
}
