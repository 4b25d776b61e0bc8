import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input, Text, toast } from "@medusajs/ui";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Card } from "../../../components/card";
import { FaultNotice } from "../../../components/fault-notice";
import { Field } from "../../../components/field";
import { UnsavedGuard } from "../../../components/unsaved-guard";
import { changeRelease, type Release } from "../../../hooks/releases";
import { showRefusal } from "../../../lib/form-faults";
import { renderMarkdown } from "../../../lib/markdown";
import { MarkdownField } from "./markdown-field";

const text = z.object({
  version: z.string().trim().min(1, "Name the version, such as 1.4.0."),
  changelog: z.string().trim().max(50_000, "At most 50,000 characters."),
});

/** Version and changelog: a form while they may change, afterwards as customers read them. */
export function ReleaseTextCard({ release, editable }: { release: Release; editable: boolean }) {
  const form = useForm({ resolver: zodResolver(text), values: { version: release.version, changelog: release.changelog } });
  const { errors, isDirty, isSubmitting } = form.formState;
  if (!editable) {
    return (
      <Card title="Changelog">
        {release.changelog ? (
          // The renderer lets no HTML of the text through, and the page's policy runs no inline script.
          <div className="prose-preview" dangerouslySetInnerHTML={{ __html: renderMarkdown(release.changelog) }} />
        ) : (
          <Text className="text-ui-fg-subtle">Nothing was written down.</Text>
        )}
      </Card>
    );
  }
  const submit = form.handleSubmit(async (body) => {
    try {
      await changeRelease(release.id, "", body);
      toast.success("Saved");
    } catch (error) {
      showRefusal(form, error, { "release.version_malformed": "version", "release.version_taken": "version" });
    }
  });
  return (
    <Card title="Version and changelog">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
        <UnsavedGuard when={isDirty && !isSubmitting} />
        <FaultNotice message={errors.root?.message} />
        <div className="sm:w-64">
          <Field label="Version" error={errors.version?.message}>
            <Input autoComplete="off" {...form.register("version")} />
          </Field>
        </div>
        <MarkdownField
          label="Changelog"
          value={form.watch("changelog")}
          onChange={(value) => form.setValue("changelog", value, { shouldDirty: true })}
          error={errors.changelog?.message}
        />
        <div>
          <Button type="submit" size="small" variant="secondary" disabled={!isDirty} isLoading={isSubmitting}>
            Save
          </Button>
        </div>
      </form>
    </Card>
  );
}
