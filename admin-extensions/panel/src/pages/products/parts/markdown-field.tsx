import { Button, Textarea } from "@medusajs/ui";
import { useState } from "react";
import { Field } from "../../../components/field";
import { renderMarkdown } from "../../../lib/markdown";

interface MarkdownFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A long text with its preview, by the same rules as the product's page. */
export function MarkdownField({ label, value, onChange, error }: MarkdownFieldProps) {
  const [previewed, setPreviewed] = useState(false);
  return (
    <div className="flex flex-col gap-y-2">
      <Field label={label} hint="Markdown. HTML and pictures inside of the text are left out." error={error}>
        <Textarea rows={14} className="font-mono" value={value} onChange={(event) => onChange(event.target.value)} />
      </Field>
      <div>
        <Button type="button" size="small" variant="secondary" aria-expanded={previewed} onClick={() => setPreviewed(!previewed)}>
          {previewed ? "Hide the preview" : "Show the preview"}
        </Button>
      </div>
      {previewed && (
        <section
          aria-label={`Preview of the ${label.toLowerCase()}`}
          className="prose-preview border-ui-border-base bg-ui-bg-base rounded-md border p-4"
          // The renderer lets no HTML of the text through, and the page's policy runs no inline script.
          dangerouslySetInnerHTML={{ __html: renderMarkdown(value) || "<p>Nothing yet.</p>" }}
        />
      )}
    </div>
  );
}
