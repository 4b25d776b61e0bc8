import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input, Textarea, toast } from "@medusajs/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router-dom";
import { productTypeName } from "../../../../src/admin/lib/words";
import { Card } from "../../components/card";
import { ChoiceField } from "../../components/choice";
import { FaultNotice } from "../../components/fault-notice";
import { Field } from "../../components/field";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { SAVED, UnsavedGuard } from "../../components/unsaved-guard";
import { createProduct, useListingOptions } from "../../hooks/products";
import { isApiError } from "../../lib/api";
import { showRefusal } from "../../lib/form-faults";
import { packageForm, type PackageForm, toPackageBody, toPackageForm } from "../../lib/package-form";
import { handleFrom, productForm, type ProductForm } from "../../lib/product-form";
import { usePermission } from "../../lib/session";
import { type ListingOptions, type ProductType, productTypes } from "../../lib/types";
import { PackageFields } from "./parts/package-fields";

const beginning = productForm.pick({ title: true, handle: true, product_type: true, summary: true, description: true });

type Beginning = Pick<ProductForm, "title" | "handle" | "product_type" | "summary" | "description">;

export default function CreateProductPage() {
  const { data: options, error, refetch } = useListingOptions();
  const mayWrite = usePermission("catalog.write");
  return (
    <>
      <PageHeader
        title="New product"
        parent={{ to: "/products", label: "Products" }}
        description="A draft with its first package. Pictures, categories and the rest follow on its own page."
      />
      <ReadOnlyNotice may={mayWrite} what="products" />
      {error && <LoadFailure error={error} what="categories and currencies" retry={() => void refetch()} />}
      {!error && !options && <Loading />}
      {options && mayWrite && <CreateForm options={options} />}
    </>
  );
}

function CreateForm({ options }: { options: ListingOptions }) {
  const navigate = useNavigate();
  const [handleTouched, setHandleTouched] = useState(false);
  const product = useForm<Beginning>({
    resolver: zodResolver(beginning),
    defaultValues: { title: "", handle: "", product_type: "package", summary: "", description: "" },
  });
  const first = useForm<PackageForm>({
    mode: "onTouched",
    resolver: zodResolver(packageForm),
    defaultValues: { ...toPackageForm(options.currencies), title: "Standard" },
  });
  const { errors, isSubmitting } = product.formState;

  const submit = product.handleSubmit(
    async (values) => {
      // Both forms say what they miss before anything is sent.
      if (!(await first.trigger(undefined, { shouldFocus: true }))) return;
      try {
        const created = await createProduct({ ...values, packages: [toPackageBody(first.getValues())] });
        toast.success(`${created.title} is a draft now`);
        void navigate(`/products/${created.id}`, { state: SAVED });
      } catch (error) {
        if (
          isApiError(error) &&
          /^(package\.|request\.invalid$)/.test(error.code) &&
          (error.field?.startsWith("packages.0.") || error.code.startsWith("package."))
        ) {
          showRefusal(first, error);
        } else showRefusal(product, error, { "listing.handle_taken": "handle" });
      }
    },
    () => void first.trigger(),
  );

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
      <UnsavedGuard when={product.formState.isDirty || first.formState.isDirty} />
      <Card title="Product">
        <FaultNotice message={errors.root?.message} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="Name" error={errors.title?.message}>
            <Input
              {...product.register("title", {
                onChange: (event: { target: { value: string } }) => {
                  if (!handleTouched) product.setValue("handle", handleFrom(event.target.value), { shouldValidate: product.formState.isSubmitted });
                },
              })}
            />
          </Field>
          <Field label="Type" error={errors.product_type?.message}>
            <ChoiceField
              choices={productTypes.map((value) => ({ value, label: productTypeName(value) }))}
              value={product.watch("product_type")}
              onChange={(value) => product.setValue("product_type", value as ProductType, { shouldDirty: true })}
            />
          </Field>
        </div>
        <Field label="Handle" hint="Part of the product's address; it stays once the product was published." error={errors.handle?.message}>
          <Input {...product.register("handle", { onChange: () => setHandleTouched(true) })} />
        </Field>
        <Field label="Summary" hint="One sentence for lists and search." error={errors.summary?.message}>
          <Input {...product.register("summary")} />
        </Field>
        <Field label="Description" hint="Markdown; a first draft will do." error={errors.description?.message}>
          <Textarea rows={6} {...product.register("description")} />
        </Field>
      </Card>
      <Card title="First package" description="What customers buy. You can add more later.">
        <FaultNotice message={first.formState.errors.root?.message} />
        <PackageFields form={first} currencies={options.currencies} productType={product.watch("product_type")} />
      </Card>
      <div className="flex justify-end">
        <Button type="submit" isLoading={isSubmitting}>
          Create the draft
        </Button>
      </div>
    </form>
  );
}
