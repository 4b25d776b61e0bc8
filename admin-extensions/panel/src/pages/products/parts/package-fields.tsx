import { Heading, Hint, Input, Text, Textarea } from "@medusajs/ui";
import { type FieldPath, type UseFormReturn } from "react-hook-form";
import { limitName } from "../../../../../src/admin/lib/words";
import { ChoiceField } from "../../../components/choice";
import { Field } from "../../../components/field";
import type { PackageForm } from "../../../lib/package-form";
import { type Billing, billings, limitNames, type LicenseType, licenseTypes, type ProductType } from "../../../lib/types";

const billingLabels: Record<Billing, string> = {
  one_time: "One payment",
  lifetime: "One payment, for life",
  free: "Free",
  monthly: "Monthly",
  annual: "Yearly",
  usage: "By usage",
};

const licenseLabels: Record<LicenseType, string> = {
  regular: "Regular: one domain",
  extended: "Extended: many domains",
  developer: "Developer: local and staging too",
};

interface PackageFieldsProps {
  form: UseFormReturn<PackageForm>;
  currencies: readonly string[];
  productType: ProductType;
}

/** Everything that a package of this type sells. What the type does not ask for is shown where it was given all the same. */
export function PackageFields({ form, currencies, productType }: PackageFieldsProps) {
  const { register, watch, setValue, formState } = form;
  const { errors } = formState;
  const billing = watch("billing");
  const isHosted = productType === "api" || productType === "saas";
  const given = formState.defaultValues;
  const showsLimits = isHosted || Object.values(given?.limits ?? {}).some(Boolean);
  const showsGauges = isHosted || Boolean(given?.users || given?.storage_bytes);
  const number = (name: FieldPath<PackageForm>, placeholder = "Unlimited") => <Input inputMode="numeric" placeholder={placeholder} {...register(name)} />;
  return (
    <>
      <Grid>
        <Field label="Name" hint="What customers choose by: Basic, Pro, Enterprise." error={errors.title?.message}>
          <Input {...register("title")} />
        </Field>
        <Field label="Billing" error={errors.billing?.message}>
          <ChoiceField
            choices={billings.map((value) => ({ value, label: billingLabels[value] }))}
            value={billing}
            onChange={(value) => setValue("billing", value as Billing, { shouldDirty: true, shouldValidate: formState.isSubmitted })}
          />
        </Field>
        <Field label="Licence" error={errors.license_type?.message}>
          <ChoiceField
            choices={licenseTypes.map((value) => ({ value, label: licenseLabels[value] }))}
            value={watch("license_type")}
            onChange={(value) => setValue("license_type", value as LicenseType, { shouldDirty: true, shouldValidate: formState.isSubmitted })}
          />
        </Field>
      </Grid>
      {["monthly", "annual", "usage"].includes(billing) && (
        <Text size="small" className="text-ui-fg-subtle">
          Recurring packages are shown to customers now and can be bought once recurring billing begins.
        </Text>
      )}
      <Part title="Prices" note={billing === "free" ? "A free package costs nothing in every currency." : "Leave a currency empty to sell nothing in it."}>
        {billing !== "free" && (
          <Grid>
            {currencies.map((currency) => (
              <Field key={currency} label={`Price in ${currency.toUpperCase()}`} error={errors.prices?.[currency]?.message}>
                <Input inputMode="decimal" placeholder="Not sold" {...register(`prices.${currency}`)} />
              </Field>
            ))}
          </Grid>
        )}
        {typeof errors.prices?.message === "string" && (
          <div role="alert">
            <Hint variant="error">{errors.prices.message}</Hint>
          </div>
        )}
      </Part>
      <Part title="Rights" note="Empty means unlimited. What was sold keeps the terms of its day.">
        <Grid>
          <Field label="Activations" error={errors.activation_limit?.message}>
            {number("activation_limit")}
          </Field>
          <Field label="Domains" error={errors.domain_limit?.message}>
            {number("domain_limit")}
          </Field>
          <Field label="Updates, in days" hint="Empty: for ever." error={errors.updates_for_days?.message}>
            {number("updates_for_days", "For ever")}
          </Field>
          <Field label="Trial, in days" error={errors.trial_days?.message}>
            {number("trial_days", "0")}
          </Field>
          {showsGauges && (
            <>
              <Field label="Users" error={errors.users?.message}>
                {number("users")}
              </Field>
              <Field label="Storage, in bytes" error={errors.storage_bytes?.message}>
                {number("storage_bytes")}
              </Field>
            </>
          )}
        </Grid>
      </Part>
      {showsLimits && (
        <Part title="Limits of use" note="What exceeds them is refused.">
          <Grid>
            {limitNames.map((name) => (
              <Field key={name} label={limitName(name)} error={errors.limits?.[name]?.message}>
                {number(`limits.${name}`)}
              </Field>
            ))}
          </Grid>
        </Part>
      )}
      <Field label="Features" hint="One a line; shown side by side on the product's page." error={errors.features?.message} optional>
        <Textarea rows={5} {...register("features")} />
      </Field>
    </>
  );
}

function Grid({ children }: React.PropsWithChildren) {
  return <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">{children}</div>;
}

function Part({ title, note, children }: React.PropsWithChildren<{ title: string; note: string }>) {
  return (
    <section className="flex flex-col gap-y-3">
      <div>
        <Heading level="h3">{title}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {note}
        </Text>
      </div>
      {children}
    </section>
  );
}
