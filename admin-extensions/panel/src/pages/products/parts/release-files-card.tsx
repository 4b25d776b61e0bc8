import { Button, Hint, Text, toast } from "@medusajs/ui";
import { useEffect, useRef, useState } from "react";
import { byteSize } from "../../../../../src/admin/lib/words";
import { Card } from "../../../components/card";
import { ConfirmDialog, type Confirmation } from "../../../components/confirm-dialog";
import { UnsavedGuard } from "../../../components/unsaved-guard";
import { readReleaseAgain, type Release, type ReleaseFile, removeReleaseFile } from "../../../hooks/releases";
import { messageOf } from "../../../lib/api";

import { sendFile } from "../../../lib/send-file";

const MAX_BYTES = 2 * 1024 ** 3;

interface Sending {
  name: string;
  size: number;
  sent: number;
}

/** The files of a release, and more of them while it may change. */
export function ReleaseFilesCard({ release, editable }: { release: Release; editable: boolean }) {
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const remove = (file: ReleaseFile): Confirmation => ({
    label: "Remove",
    title: `Remove ${file.name}?`,
    consequence: "The file is deleted. You can send it again.",
    dangerous: true,
    run: () => removeReleaseFile(release, file),
  });
  return (
    <Card title="Files" description={editable ? "Up to 2 GB each. Their SHA-256 is worked out on arrival and shown to customers." : undefined} flush>
      {release.files.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-4 py-6 sm:px-6">
          No files yet. A release without files cannot be submitted.
        </Text>
      ) : (
        <ul className="divide-ui-border-base divide-y">
          {release.files.map((file) => (
            <li key={file.id} className="flex flex-col gap-2 px-4 py-3 sm:flex-row sm:items-center sm:justify-between sm:px-6">
              <div className="min-w-0">
                <Text size="small" weight="plus" className="break-all">
                  {file.name}
                </Text>
                <Text size="xsmall" className="text-ui-fg-subtle break-all">
                  {byteSize(file.size_bytes)} · {file.content_type} · SHA-256 <code>{file.sha256}</code>
                </Text>
              </div>
              {editable && (
                <Button size="small" variant="secondary" onClick={() => setAsked(remove(file))}>
                  Remove<span className="sr-only"> {file.name}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && <Uploads release={release} />}
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}

/** Sends files one after the other; one that breaks can be sent again, and what arrived stays. */
function Uploads({ release }: { release: Release }) {
  const picker = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (files: File[]) => {
    setFault(null);
    const controller = new AbortController();
    stop.current = controller;
    try {
      for (const file of files) {
        if (file.size > MAX_BYTES) throw new RangeError(`${file.name} is larger than 2 GB.`);
        setSending({ name: file.name, size: file.size, sent: 0 });
        const path = `/vendor/releases/${encodeURIComponent(release.id)}/files?name=${encodeURIComponent(file.name)}`;
        const onProgress = (sent: number) => setSending({ name: file.name, size: file.size, sent });
        await sendFile(path, file, { signal: controller.signal, onProgress });
        toast.success(`${file.name} has arrived`);
      }
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      setFault(error instanceof RangeError ? error.message : messageOf(error));
    } finally {
      setSending(null);
      await readReleaseAgain(release.id);
    }
  };

  return (
    <div className="border-ui-border-base flex flex-col gap-y-3 border-t px-4 py-4 sm:px-6">
      <UnsavedGuard when={sending !== null} />
      {sending && <Progress {...sending} />}
      {fault && (
        <div role="alert">
          <Hint variant="error">{fault}</Hint>
        </div>
      )}
      <div className="flex gap-2">
        <input
          ref={picker}
          type="file"
          multiple
          className="sr-only"
          tabIndex={-1}
          aria-label="Choose files"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            if (files.length > 0) void send(files);
          }}
        />
        <Button type="button" size="small" variant="secondary" disabled={sending !== null} onClick={() => picker.current?.click()}>
          Add files
        </Button>
        {sending && (
          <Button type="button" size="small" variant="transparent" onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        )}
      </div>
    </div>
  );
}

function Progress({ name, size, sent }: Sending) {
  const percent = size === 0 ? 100 : Math.min(100, Math.floor((sent / size) * 100));
  const arrived = percent === 100 ? "checking" : `${byteSize(sent)} of ${byteSize(size)}`;
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" className="break-all">
        {name}: {arrived}
      </Text>
      <progress aria-label={`Upload of ${name}`} max={100} value={percent} className="h-2 w-full" />
    </div>
  );
}
