import { zodResolver } from "@hookform/resolvers/zod";
import { Button, Input, toast } from "@medusajs/ui";
import { useForm } from "react-hook-form";
import { useNavigate } from "react-router-dom";
import { z } from "zod";
import { Card } from "../../components/card";
import { ChoiceField } from "../../components/choice";
import { FaultNotice } from "../../components/fault-notice";
import { Field } from "../../components/field";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { issueLicenses } from "../../hooks/licenses";
import { useProduct, useProducts } from "../../hooks/products";
import { showRefusal } from "../../lib/form-faults";
import { usePermission } from "../../lib/session";

const gift = z.object({
  product_id: z.string().min(1, "Choose a product."),
  package_id: z.string().min(1, "Choose a package."),
  email: z.string().trim().pipe(z.email("An e-mail address, such as ada@example.com.")),
  quantity: z.string().regex(/^([1-9]\d?|100)$/, "A whole number from 1 to 100."),
  note: z.string().trim().max(500, "At most 500 characters."),
});

/** Gives licences by hand: to a tester, for a sale that was made elsewhere. */
export default function GiveLicensePage() {
  const mayWrite = usePermission("licenses.write");
  const navigate = useNavigate();
  const products = useProducts({ limit: 100 });
  const form = useForm<z.infer<typeof gift>>({
    resolver: zodResolver(gift),
    defaultValues: { product_id: "", package_id: "", email: "", quantity: "1", note: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const productId = form.watch("product_id");
  const product = useProduct(productId || (products.data?.products[0]?.id ?? ""));
  const packages = productId ? (product.data?.packages ?? []) : [];
  const submit = form.handleSubmit(async ({ package_id, email, quantity, note }) => {
    try {
      const licenses = await issueLicenses({ package_id, email, quantity: Number(quantity), ...(note ? { note } : {}) });
      toast.success(licenses.length === 1 ? "The licence is on its way" : `${licenses.length} licences are on their way`);
      navigate("/licenses");
    } catch (error) {
      showRefusal(form, error);
    }
  });
  if (!products.data) return <Loading />;
  return (
    <>
      <PageHeader
        title="Give a licence"
        parent={{ to: "/licenses", label: "Licences" }}
        description="Nothing is charged. The keys go to the address by e-mail."
      />
      <ReadOnlyNotice may={mayWrite} what="licences" />
      {mayWrite && (
        <Card title="What, and to whom">
          <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4">
            <FaultNotice message={errors.root?.message} />
            <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
              <Field label="Product" error={errors.product_id?.message}>
                <ChoiceField
                  choices={products.data.products.map(({ id, title }) => ({ value: id, label: title }))}
                  value={productId}
                  onChange={(value) => {
                    form.setValue("product_id", value, { shouldValidate: form.formState.isSubmitted });
                    form.setValue("package_id", "");
                  }}
                />
              </Field>
              <Field label="Package" error={errors.package_id?.message}>
                <ChoiceField
                  choices={packages.map(({ id, title }) => ({ value: id, label: title }))}
                  value={form.watch("package_id")}
                  onChange={(value) => form.setValue("package_id", value, { shouldValidate: form.formState.isSubmitted })}
                  disabled={packages.length === 0}
                />
              </Field>
              <Field label="E-mail address" error={errors.email?.message}>
                <Input type="email" autoComplete="off" {...form.register("email")} />
              </Field>
              <Field label="Licences" error={errors.quantity?.message}>
                <Input inputMode="numeric" {...form.register("quantity")} />
              </Field>
            </div>
            <Field label="Note" optional hint="Kept in the log of the licence." error={errors.note?.message}>
              <Input autoComplete="off" {...form.register("note")} />
            </Field>
            <div>
              <Button type="submit" size="small" isLoading={isSubmitting}>
                Give it
              </Button>
            </div>
          </form>
        </Card>
      )}
    </>
  );
}
