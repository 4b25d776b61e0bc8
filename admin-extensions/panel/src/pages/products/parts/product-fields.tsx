import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input, Textarea, toast } from "@medusajs/ui";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router-dom";
import { productTypeName } from "../../../../../src/admin/lib/words";
import { Card } from "../../../components/card";
import { ChoiceField } from "../../../components/choice";
import { FaultNotice } from "../../../components/fault-notice";
import { Field } from "../../../components/field";
import { SAVED, UnsavedGuard } from "../../../components/unsaved-guard";
import { changeProduct, editableFields } from "../../../hooks/products";
import { showRefusal } from "../../../lib/form-faults";
import { changedFields, productForm, type ProductForm, toProductForm } from "../../../lib/product-form";
import { type ListingOptions, type Product, type ProductType, productTypes } from "../../../lib/types";
import { CategoryField } from "./category-field";
import { MarkdownField } from "./markdown-field";
import { PictureField } from "./picture-field";

/** All that a listing says of a product. */
export function ProductFields({ product, options }: { product: Product; options: ListingOptions }) {
  const navigate = useNavigate();
  const [initial] = useState(() => toProductForm(editableFields(product)));
  const form = useForm<ProductForm>({ resolver: zodResolver(productForm), defaultValues: initial });
  const { errors, isSubmitting, isDirty } = form.formState;
  const fixed = product.published_at !== null;
  const set = (name: "description" | "pictures" | "categories" | "product_type") => (value: never) =>
    form.setValue(name, value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });

  const submit = form.handleSubmit(async (values) => {
    const changes = changedFields(initial, values);
    try {
      if (Object.keys(changes).length > 0) {
        const changed = await changeProduct(product.id, "", { body: changes });
        toast.success(changed.open_change?.kind === "change" ? "Your change waits for review" : "Saved");
      }
      void navigate(`/products/${product.id}`, { state: SAVED });
    } catch (error) {
      showRefusal(form, error, { "listing.handle_taken": "handle", "listing.category_unknown": "categories" });
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
      <UnsavedGuard when={isDirty} />
      <FaultNotice message={errors.root?.message} />
      <Card title="What it is">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="Name" error={errors.title?.message}>
            <Input {...form.register("title")} />
          </Field>
          <Field label="Type" hint={fixed ? "Stays: licence keys contain it." : undefined} error={errors.product_type?.message}>
            <ChoiceField
              disabled={fixed}
              choices={productTypes.map((value) => ({ value, label: productTypeName(value) }))}
              value={form.watch("product_type")}
              onChange={(value) => set("product_type")(value as ProductType as never)}
            />
          </Field>
          <Field label="Handle" hint={fixed ? "Stays: addresses contain it." : "Part of the product's address."} error={errors.handle?.message}>
            <Input readOnly={fixed} {...form.register("handle")} />
          </Field>
          <Field label="Subtitle" error={errors.subtitle?.message} optional>
            <Input {...form.register("subtitle")} />
          </Field>
        </div>
        <Field label="Summary" hint="One sentence for lists and search." error={errors.summary?.message}>
          <Input {...form.register("summary")} />
        </Field>
        <MarkdownField
          label="Description"
          value={form.watch("description")}
          onChange={(value) => set("description")(value as never)}
          error={errors.description?.message}
        />
        <PictureField value={form.watch("pictures")} onChange={(value) => set("pictures")(value as never)} error={errors.pictures?.message} />
      </Card>
      <Card title="Where it is found">
        <CategoryField
          categories={options.categories}
          value={form.watch("categories")}
          onChange={(value) => set("categories")(value as never)}
          error={errors.categories?.message}
        />
        <Field label="Tags" hint="Separated by commas." error={errors.tags?.message} optional>
          <Input {...form.register("tags")} />
        </Field>
        <Field label="Compatibility" hint="One a line, such as laravel >=11." error={errors.compatibility?.message} optional>
          <Textarea rows={3} {...form.register("compatibility")} />
        </Field>
      </Card>
      <Card title="Help and measuring" description="Documentation, support channel and measuring change at once, without review.">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="Documentation" error={errors.documentation_url?.message} optional>
            <Input type="url" placeholder="https://" {...form.register("documentation_url")} />
          </Field>
          <Field label="Demo video" error={errors.demo_video_url?.message} optional>
            <Input type="url" placeholder="https://" {...form.register("demo_video_url")} />
          </Field>
          <Field label="Support channel" hint="An address or a mail box." error={errors.support_channel?.message} optional>
            <Input {...form.register("support_channel")} />
          </Field>
          <Field label="You answer within, in hours" error={errors.support_response_hours?.message} optional>
            <Input inputMode="numeric" {...form.register("support_response_hours")} />
          </Field>
          <Field
            label="Google Analytics measurement id"
            hint="Runs on this product's page only, and only for visitors who agree."
            error={errors.ga4_measurement_id?.message}
            optional
          >
            <Input placeholder="G-" {...form.register("ga4_measurement_id")} />
          </Field>
        </div>
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" variant="secondary" onClick={() => void navigate(`/products/${product.id}`)}>
          Cancel
        </Button>
        <Button type="submit" isLoading={isSubmitting}>
          {product.status === "published" || product.status === "unlisted" ? "Save and propose" : "Save"}
        </Button>
      </div>
    </form>
  );
}
