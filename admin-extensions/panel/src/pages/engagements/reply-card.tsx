import { Button, Hint, Text, Textarea, toast } from "@medusajs/ui";
import { useRef, useState } from "react";
import type { EngagementDetail } from "../../../../src/admin/lib/engagement-shapes";
import { Card } from "../../components/card";
import { Field } from "../../components/field";
import { UnsavedGuard } from "../../components/unsaved-guard";
import { attach, takeStep } from "../../hooks/engagements";
import { messageOf } from "../../lib/api";

const MAX_BYTES = 20_000_000;

/** A message with files; of a scheduled engagement it may be the delivery itself. What was typed stays until it was taken. */
export function ReplyCard({ engagement }: { engagement: EngagementDetail }) {
  const picker = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const send = async (step: "messages" | "deliver") => {
    if (busy) return;
    if (message.trim() === "") return setFault("Write something first.");
    const tooLarge = files.find(({ size }) => size > MAX_BYTES);
    if (tooLarge) return setFault(`${tooLarge.name} is larger than 20 MB.`);
    setBusy(true);
    setFault(undefined);
    try {
      const attachment_ids: string[] = [];
      for (const file of files) attachment_ids.push(await attach(engagement.id, file));
      const words = step === "messages" ? { body: message.trim() } : { message: message.trim() };
      await takeStep(engagement.id, step, { ...words, attachment_ids });
      setMessage("");
      setFiles([]);
      toast.success(step === "deliver" ? "Delivered. The customer is asked to accept." : "Sent");
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title="Write to the customer">
      <UnsavedGuard when={message !== "" && !busy} />
      <Field label="Message" error={fault}>
        <Textarea rows={4} maxLength={5000} value={message} onChange={(event) => setMessage(event.target.value)} />
      </Field>
      {files.length > 0 && (
        <ul className="txt-small flex flex-col gap-y-1">
          {files.map((file, index) => (
            <li key={`${file.name} ${index}`} className="flex items-center gap-2">
              <span className="break-all">{file.name}</span>
              <Button type="button" size="small" variant="transparent" onClick={() => setFiles(files.filter((_, at) => at !== index))}>
                Remove<span className="sr-only"> {file.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={picker}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label="Choose files"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = "";
          setFiles([...files, ...chosen]);
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="secondary" isLoading={busy} onClick={() => void send("messages")}>
          Send
        </Button>
        {engagement.status === "scheduled" && (
          <Button size="small" isLoading={busy} onClick={() => void send("deliver")}>
            Send as the delivery
          </Button>
        )}
        <Button type="button" size="small" variant="transparent" disabled={busy} onClick={() => picker.current?.click()}>
          Attach files
        </Button>
      </div>
      {engagement.status === "scheduled" && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          A delivery asks the customer to accept. Your share is earned when they do.
        </Text>
      )}
      {engagement.status === "disputed" && <Hint>The customer disputes the delivery. Answer here; an admin decides.</Hint>}
    </Card>
  );
}
