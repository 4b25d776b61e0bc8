import { Button, Hint, Label, Textarea } from "@medusajs/ui";
import { type FormEvent, useId, useRef, useState } from "react";
import { messageOf } from "../lib/client";
import { Section } from "./section";

const MAX_LENGTH = 5000;

/** A message of the marketplace to both parties; it is kept in the field until it was taken. */
export function EngagementReply({ write }: { write: (body: string) => Promise<unknown> }) {
  const field = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (body.trim() === "") {
      setFault("Write something first.");
      text.current?.focus();
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      await write(body.trim());
      setBody("");
      text.current?.focus();
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Section title="Write to both">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-3 px-6 py-4">
        <Label htmlFor={field} size="small" weight="plus">
          Message
        </Label>
        <Textarea
          id={field}
          ref={text}
          rows={3}
          maxLength={MAX_LENGTH}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          aria-invalid={fault !== null}
          aria-describedby={`${field}-help`}
        />
        <div id={`${field}-help`} role={fault ? "alert" : undefined}>
          {fault ? <Hint variant="error">{fault}</Hint> : <Hint>Customer and developer read it in their conversation.</Hint>}
        </div>
        <div className="flex justify-end">
          <Button type="submit" size="small" variant="secondary" isLoading={busy}>
            Send
          </Button>
        </div>
      </form>
    </Section>
  );
}
