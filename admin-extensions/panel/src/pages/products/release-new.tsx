import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input } from "@medusajs/ui";
import { useForm } from "react-hook-form";
import { useNavigate, useParams } from "react-router-dom";
import { z } from "zod";
import { Card } from "../../components/card";
import { ChoiceField } from "../../components/choice";
import { FaultNotice } from "../../components/fault-notice";
import { Field } from "../../components/field";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { UnsavedGuard } from "../../components/unsaved-guard";
import { useProduct } from "../../hooks/products";
import { createRelease } from "../../hooks/releases";
import { showRefusal } from "../../lib/form-faults";
import { usePermission } from "../../lib/session";
import { MarkdownField } from "./parts/markdown-field";

const newRelease = z.object({
  version: z.string().trim().min(1, "Name the version, such as 1.4.0."),
  channel: z.enum(["stable", "beta"]),
  changelog: z.string().trim().max(50_000, "At most 50,000 characters."),
});

type NewRelease = z.infer<typeof newRelease>;

export const channels = [
  { value: "stable", label: "Stable" },
  { value: "beta", label: "Beta" },
];

export default function NewReleasePage() {
  const { id = "" } = useParams();
  const product = useProduct(id);
  const mayWrite = usePermission("catalog.write");
  const navigate = useNavigate();
  const form = useForm<NewRelease>({ resolver: zodResolver(newRelease), defaultValues: { version: "", channel: "stable", changelog: "" } });
  const { errors, isSubmitting, isDirty, isSubmitSuccessful } = form.formState;
  if (product.error) return <LoadFailure error={product.error} what="product" retry={() => void product.refetch()} />;
  if (!product.data) return <Loading />;
  const submit = form.handleSubmit(async (body) => {
    try {
      const release = await createRelease(id, body);
      form.reset(body);
      navigate(`/products/${id}/releases/${release.id}`, { replace: true });
    } catch (error) {
      showRefusal(form, error, { "release.version_malformed": "version", "release.channel_contradicts": "version", "release.version_taken": "version" });
    }
  });
  return (
    <>
      <PageHeader title="New release" parent={{ to: `/products/${id}/releases`, label: "Releases" }} description={product.data.title} />
      <ReadOnlyNotice may={mayWrite} what="releases" />
      {mayWrite && (
        <Card title="What comes out">
          <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
            <UnsavedGuard when={isDirty && !isSubmitSuccessful && !isSubmitting} />
            <FaultNotice message={errors.root?.message} />
            <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
              <Field label="Version" hint="Semantic version, such as 1.4.0 or 2.0.0-beta.1." error={errors.version?.message}>
                <Input autoComplete="off" {...form.register("version")} />
              </Field>
              <Field label="Channel" error={errors.channel?.message}>
                <ChoiceField
                  choices={channels}
                  value={form.watch("channel")}
                  onChange={(value) => form.setValue("channel", value === "beta" ? "beta" : "stable", { shouldDirty: true })}
                />
              </Field>
            </div>
            <MarkdownField
              label="Changelog"
              value={form.watch("changelog")}
              onChange={(value) => form.setValue("changelog", value, { shouldDirty: true })}
              error={errors.changelog?.message}
            />
            <div>
              <Button type="submit" size="small" isLoading={isSubmitting}>
                Make the release
              </Button>
            </div>
          </form>
        </Card>
      )}
    </>
  );
}
