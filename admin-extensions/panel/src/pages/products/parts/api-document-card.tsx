import { Button, Hint, Text, toast } from "@medusajs/ui";
import { useRef, useState } from "react";
import { DateTime } from "../../../../../src/admin/components/date-time";
import { Card } from "../../../components/card";
import { ConfirmDialog, type Confirmation } from "../../../components/confirm-dialog";
import { type ApiConfiguration, importDocument, removeDocument } from "../../../hooks/api-configuration";
import { type FaultPlace, isApiError, messageOf } from "../../../lib/api";

const MAX_BYTES = 10_000_000;
const SHOWN_PLACES = 20;

interface Refusal {
  message: string;
  places: readonly FaultPlace[];
}

/** The OpenAPI document: it fills the endpoints, and customers read it as reference. */
export function ApiDocumentCard({ productId, configuration, editable }: { productId: string; configuration: ApiConfiguration; editable: boolean }) {
  const { document } = configuration;
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState<Confirmation | null>(null);

  const read = async (file: File) => {
    setRefused(null);
    if (file.size > MAX_BYTES) return setRefused({ message: `${file.name} is larger than 10 MB.`, places: [] });
    setBusy(true);
    try {
      const { operations, added, removed } = await importDocument(productId, file);
      toast.success(`${operations} operations imported`, { description: `${added} new endpoints, ${removed} gone.` });
    } catch (error) {
      setRefused({ message: messageOf(error), places: isApiError(error) ? error.places : [] });
    } finally {
      setBusy(false);
    }
  };
  const remove: Confirmation = {
    label: "Remove",
    title: "Remove the document?",
    consequence: "The reference leaves the product's page. The endpoints stay.",
    dangerous: true,
    run: () => removeDocument(productId),
  };

  return (
    <Card title="OpenAPI document" description="Version 3.0 or 3.1, JSON or YAML, up to 10 MB.">
      {document ? (
        <Text size="small" className="break-words">
          <strong>{document.title}</strong> {document.version} · OpenAPI {document.openapi} · {document.operations} operations · imported{" "}
          <DateTime value={document.imported_at} precise />
        </Text>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          None yet. With one, the product's page shows a reference with examples.
        </Text>
      )}
      {refused && (
        <div role="alert" className="flex flex-col gap-y-2">
          <Hint variant="error">{refused.message}</Hint>
          {refused.places.length > 0 && (
            <ul className="txt-small flex list-disc flex-col gap-y-1 ps-5">
              {refused.places.slice(0, SHOWN_PLACES).map(({ path, message }) => (
                <li key={`${path} ${message}`} className="break-words">
                  <code>{path || "the document"}</code>: {message}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {editable && (
        <div className="flex flex-wrap gap-2">
          <input
            ref={picker}
            type="file"
            accept=".json,.yaml,.yml,application/json,application/yaml"
            className="sr-only"
            tabIndex={-1}
            aria-label="Choose an OpenAPI document"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = "";
              if (file) void read(file);
            }}
          />
          <Button type="button" size="small" variant="secondary" isLoading={busy} onClick={() => picker.current?.click()}>
            {document ? "Import a newer one" : "Import a document"}
          </Button>
          {document && (
            <Button type="button" size="small" variant="transparent" onClick={() => setAsked(remove)}>
              Remove the document
            </Button>
          )}
        </div>
      )}
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}
