import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Checkbox, Input, Label, toast } from "@medusajs/ui";
import { useId } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Card } from "../../../components/card";
import { FaultNotice } from "../../../components/fault-notice";
import { Field } from "../../../components/field";
import { UnsavedGuard } from "../../../components/unsaved-guard";
import { type ApiConfiguration, saveApiConfiguration } from "../../../hooks/api-configuration";
import { showRefusal } from "../../../lib/form-faults";
import { limitNames } from "../../../lib/types";
import { limitLabels, limitsFromForm, limitsToForm, wholeNumber } from "./api-limits";

const upstream = z.object({
  upstream_url: z.string().trim().max(2000),
  auth_header_name: z.string().trim().max(100),
  auth_secret: z.string().max(4096),
  count_client_errors: z.boolean(),
  default_limits: z.record(z.enum(limitNames), wholeNumber),
});

interface ApiCardProps {
  productId: string;
  configuration: ApiConfiguration;
  editable: boolean;
}

/** Where the gateway sends calls, how it proves itself there, and what customers may do at most. */
export function ApiUpstreamCard({ productId, configuration, editable }: ApiCardProps) {
  const id = useId();
  const form = useForm<z.infer<typeof upstream>>({
    resolver: zodResolver(upstream),
    values: {
      upstream_url: configuration.upstream_url ?? "",
      auth_header_name: configuration.auth_header_name ?? "",
      auth_secret: "",
      count_client_errors: configuration.count_client_errors,
      default_limits: limitsToForm(configuration.default_limits),
    },
  });
  const { errors, isDirty, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ auth_secret, ...values }) => {
    try {
      await saveApiConfiguration(productId, {
        upstream_url: values.upstream_url || null,
        auth_header_name: values.auth_header_name || null,
        count_client_errors: values.count_client_errors,
        default_limits: limitsFromForm(values.default_limits),
        // Left empty the stored secret stays; without a header there is none.
        ...(values.auth_header_name === "" ? { auth_secret: null } : auth_secret === "" ? {} : { auth_secret }),
      });
      toast.success("Saved");
    } catch (error) {
      showRefusal(form, error, {
        "upstream.not_public": "upstream_url",
        "upstream.malformed": "upstream_url",
        "api_configuration.header_refused": "auth_header_name",
        "api_configuration.secret_required": "auth_secret",
        "api_configuration.secret_without_header": "auth_header_name",
      });
    }
  });
  return (
    <Card title="Upstream" description="Every call carries a signature by which your server knows the gateway.">
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
        <UnsavedGuard when={isDirty && !isSubmitting} />
        <FaultNotice message={errors.root?.message} />
        <Field label="Base address" hint="Such as https://api.example.com/v2: a host that the public network knows." error={errors.upstream_url?.message}>
          <Input type="url" inputMode="url" autoComplete="off" disabled={!editable} {...form.register("upstream_url")} />
        </Field>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="Secret header" optional hint="Sent with each call besides the signature." error={errors.auth_header_name?.message}>
            <Input autoComplete="off" placeholder="X-Upstream-Token" disabled={!editable} {...form.register("auth_header_name")} />
          </Field>
          <Field
            label="Its value"
            hint={configuration.auth_secret_set ? "One is stored. Leave this empty to keep it." : "Stored encrypted and never shown again."}
            error={errors.auth_secret?.message}
          >
            <Input type="password" autoComplete="new-password" disabled={!editable} {...form.register("auth_secret")} />
          </Field>
        </div>
        <div className="flex items-center gap-x-2">
          <Checkbox
            id={id}
            disabled={!editable}
            checked={form.watch("count_client_errors")}
            onCheckedChange={(on) => form.setValue("count_client_errors", on === true, { shouldDirty: true })}
          />
          <Label htmlFor={id} size="small">
            Answers with 4xx count as calls (5xx never do)
          </Label>
        </div>
        <fieldset className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <legend className="txt-compact-small-plus mb-2">Limits where a package names none</legend>
          {limitNames.map((name) => (
            <Field key={name} label={limitLabels[name]} optional error={errors.default_limits?.[name]?.message}>
              <Input inputMode="numeric" autoComplete="off" disabled={!editable} {...form.register(`default_limits.${name}`)} />
            </Field>
          ))}
        </fieldset>
        {editable && (
          <div>
            <Button type="submit" size="small" disabled={!isDirty} isLoading={isSubmitting}>
              Save
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
