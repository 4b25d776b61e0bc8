import { Badge, Button, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { countOrUnlimited, toWords } from "../../../../../src/admin/lib/words";
import { ButtonLink } from "../../../components/button-link";
import { Card } from "../../../components/card";
import { ConfirmDialog, type Confirmation } from "../../../components/confirm-dialog";
import { changeProduct, editableFields, isEditable } from "../../../hooks/products";
import { messageOf } from "../../../lib/api";
import { formatMoney } from "../../../lib/money";
import type { Package, Product } from "../../../lib/types";

/** What customers choose from, in its order; with an open change as it is proposed. */
export function PackagesCard({ product, mayWrite }: { product: Product; mayWrite: boolean }) {
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const [moving, setMoving] = useState(false);
  const proposed = product.open_change?.proposed;
  const packages = editableFields(product).packages;
  const editable = mayWrite && isEditable(product);
  const wasLive = (one: Package) => product.published_at !== null && product.packages.some(({ id }) => id === one.id);

  const remove = (one: Package): Confirmation => ({
    label: wasLive(one) ? "Stop offering it" : "Remove",
    title: wasLive(one) ? `Stop offering ${one.title}?` : `Remove ${one.title}?`,
    consequence: wasLive(one) ? "After review nobody new can buy it. Licences that you sold go on." : "The package is removed from the product.",
    dangerous: true,
    run: async () => {
      await changeProduct(product.id, `/packages/${encodeURIComponent(one.id)}`, { method: "DELETE" });
      toast.success(wasLive(one) ? "Your change waits for review" : "Removed");
    },
  });
  const offerAgain = (one: Package): Confirmation => ({
    label: "Offer it again",
    title: `Offer ${one.title} again?`,
    consequence: "It comes back as it was, after review.",
    run: () => changeProduct(product.id, `/packages/${encodeURIComponent(one.id)}`, { body: { archived: false } }),
  });
  /** Two neighbours change places. */
  const swap = async (index: number) => {
    const [upper, lower] = [packages[index - 1], packages[index]];
    if (!upper || !lower || moving) return;
    setMoving(true);
    try {
      const path = (one: Package) => `/packages/${encodeURIComponent(one.id)}`;
      await changeProduct(product.id, path(lower), { body: { rank: index - 1 } });
      await changeProduct(product.id, path(upper), { body: { rank: index } });
    } catch (error) {
      toast.error("The order stayed as it was", { description: messageOf(error) });
    } finally {
      setMoving(false);
    }
  };

  return (
    <Card
      title="Packages"
      description={proposed ? "As proposed; the change above says what differs from the store." : undefined}
      actions={editable && <ButtonLink to={`/products/${product.id}/packages/new`}>Add a package</ButtonLink>}
      flush
    >
      <ol className="divide-ui-border-base divide-y">
        {packages.map((one, index) => (
          <li key={one.id} className="flex flex-col gap-3 px-4 py-4 sm:flex-row sm:items-start sm:justify-between sm:px-6">
            <PackageFacts one={one} />
            {editable && (
              <div className="flex flex-wrap gap-2">
                {index > 0 && (
                  <Button size="small" variant="transparent" disabled={moving} onClick={() => void swap(index)}>
                    Up<span className="sr-only">: {one.title}</span>
                  </Button>
                )}
                {one.archived ? (
                  <Button size="small" variant="secondary" onClick={() => setAsked(offerAgain(one))}>
                    Offer again<span className="sr-only">: {one.title}</span>
                  </Button>
                ) : (
                  <>
                    <ButtonLink to={`/products/${product.id}/packages/${one.id}`}>
                      Edit<span className="sr-only"> {one.title}</span>
                    </ButtonLink>
                    <Button size="small" variant="secondary" onClick={() => setAsked(remove(one))}>
                      {wasLive(one) ? "Stop offering" : "Remove"}
                      <span className="sr-only"> {one.title}</span>
                    </Button>
                  </>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </Card>
  );
}

function PackageFacts({ one }: { one: Package }) {
  const { terms } = one;
  const prices = one.prices.map(({ amount_minor, currency_code }) => formatMoney(amount_minor, currency_code)).join(" · ");
  const rights = [
    counted(terms.activation_limit, "activation"),
    counted(terms.domain_limit, "domain"),
    terms.updates_for_days === null ? "updates for ever" : `updates for ${counted(terms.updates_for_days, "day")}`,
    ...(terms.trial_days > 0 ? [`${counted(terms.trial_days, "day")} on trial`] : []),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-y-1">
      <div className="flex flex-wrap items-center gap-2">
        <Text weight="plus" className="break-words">
          {one.title}
        </Text>
        <Badge size="2xsmall">{toWords(terms.billing)}</Badge>
        <Badge size="2xsmall">{toWords(terms.license_type)}</Badge>
        {one.archived && (
          <Badge size="2xsmall" color="orange">
            No longer offered
          </Badge>
        )}
      </div>
      <Text size="small">{prices || "No price"}</Text>
      <Text size="small" className="text-ui-fg-subtle">
        {rights.join(" · ")}
      </Text>
    </div>
  );
}

function counted(count: number | null, noun: string): string {
  return `${countOrUnlimited(count)} ${noun}${count === 1 ? "" : "s"}`;
}
