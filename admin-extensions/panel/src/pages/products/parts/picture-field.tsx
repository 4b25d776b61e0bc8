import { Button, Hint, Text } from "@medusajs/ui";
import { useId, useRef, useState } from "react";
import { Picture } from "../../../components/picture";
import { messageOf, upload } from "../../../lib/api";

const MAX_PICTURES = 20;
const MAX_BYTES = 5 * 1024 * 1024;
const TYPES = "image/png,image/jpeg,image/webp,image/avif,image/gif";

interface PictureFieldProps {
  /** Addresses; the first one is the product's face. */
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
}

/** The product's pictures: uploaded one after the other, ordered, removed. */
export function PictureField({ value, onChange, error }: PictureFieldProps) {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  const add = async (files: File[]) => {
    setBusy(true);
    setFault(null);
    const added: string[] = [];
    try {
      for (const file of files.slice(0, MAX_PICTURES - value.length)) {
        if (file.size > MAX_BYTES) throw new Error(`${file.name} is larger than 5 MB.`);
        added.push((await upload<{ image: { url: string } }>("/vendor/images", file)).image.url);
      }
    } catch (error) {
      setFault(error instanceof Error && error.constructor === Error ? error.message : messageOf(error));
    } finally {
      // What arrived before the fault is kept.
      if (added.length > 0) onChange([...value, ...added]);
      setBusy(false);
    }
  };
  const move = (from: number, to: number) => {
    const next = [...value];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };

  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-y-2">
      <Text id={id} size="small" weight="plus">
        Pictures
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        PNG, JPEG, WebP, AVIF or GIF up to 5 MB, {MAX_PICTURES} at most. The first one stands for the product in lists.
      </Text>
      {value.length > 0 && (
        <ol className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {value.map((src, index) => (
            <li key={src} className="border-ui-border-base flex flex-wrap items-center gap-3 rounded-md border p-2">
              <Picture src={src} size="large" />
              <div className="flex flex-col items-start gap-y-1">
                <Button type="button" size="small" variant="transparent" disabled={index === 0} onClick={() => move(index, index - 1)}>
                  Earlier<span className="sr-only">, picture {index + 1}</span>
                </Button>
                <Button type="button" size="small" variant="transparent" onClick={() => onChange(value.filter((_, other) => other !== index))}>
                  Remove<span className="sr-only"> picture {index + 1}</span>
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      <div>
        <input
          ref={picker}
          type="file"
          accept={TYPES}
          multiple
          className="sr-only"
          tabIndex={-1}
          aria-label="Choose pictures"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = "";
            if (files.length > 0) void add(files);
          }}
        />
        <Button type="button" size="small" variant="secondary" isLoading={busy} disabled={value.length >= MAX_PICTURES} onClick={() => picker.current?.click()}>
          Add pictures
        </Button>
      </div>
      {(fault ?? error) && (
        <div role="alert">
          <Hint variant="error">{fault ?? error}</Hint>
        </div>
      )}
    </div>
  );
}
