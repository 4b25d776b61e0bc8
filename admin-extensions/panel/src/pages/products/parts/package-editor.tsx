import { zodResolver } from "@hookform/resolvers/zod";
import { Button, toast } from "@medusajs/ui";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router-dom";
import { Card } from "../../../components/card";
import { FaultNotice } from "../../../components/fault-notice";
import { SAVED, UnsavedGuard } from "../../../components/unsaved-guard";
import { changeProduct, editableFields } from "../../../hooks/products";
import { showRefusal } from "../../../lib/form-faults";
import { packageForm, type PackageForm, toPackageBody, toPackageForm } from "../../../lib/package-form";
import type { Package, Product } from "../../../lib/types";
import { PackageFields } from "./package-fields";

/** The form of a new package, or of one that is there. */
export function PackageEditor({ product, one, currencies }: { product: Product; one?: Package; currencies: readonly string[] }) {
  const navigate = useNavigate();
  const form = useForm<PackageForm>({ resolver: zodResolver(packageForm), defaultValues: toPackageForm(currencies, one) });
  const { errors, isSubmitting, isDirty } = form.formState;
  const back = `/products/${product.id}`;

  const submit = form.handleSubmit(async (values) => {
    try {
      const changed = await changeProduct(product.id, one ? `/packages/${encodeURIComponent(one.id)}` : "/packages", {
        body: toPackageBody(values, one?.terms),
      });
      toast.success(changed.open_change?.kind === "change" ? "Your change waits for review" : "Saved");
      void navigate(back, { state: SAVED });
    } catch (error) {
      showRefusal(form, error, { "package.title_taken": "title", "package.without_price": "prices" });
    }
  });

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
      <UnsavedGuard when={isDirty} />
      <Card title="Package">
        <FaultNotice message={errors.root?.message} />
        <PackageFields form={form} currencies={currencies} productType={editableFields(product).product_type} />
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" variant="secondary" onClick={() => void navigate(back)}>
          Cancel
        </Button>
        <Button type="submit" isLoading={isSubmitting}>
          {product.status === "published" || product.status === "unlisted" ? "Save and propose" : "Save"}
        </Button>
      </div>
    </form>
  );
}
