import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Badge, Table, Text } from "@medusajs/ui";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { Section } from "../components/section";
import { useProductListing } from "../hooks/product-listing";
import type { ListedPackage } from "../lib/product-listing";
import { Queries } from "../lib/queries";
import { countOrUnlimited, limitName, money, toWords } from "../lib/words";

const HEADERS = ["Package", "Prices", "Billing", "Licence", "Activations", "Domains", "Updates", "Limits"];

function updatesOf(days: number | null): string {
  return days === null ? "No end" : `${days.toLocaleString()} days`;
}

function PackageRow({ one: { title, archived, prices, terms } }: { one: ListedPackage }) {
  return (
    <Table.Row>
      <Table.Cell className="whitespace-nowrap">
        <span className="flex items-center gap-2">
          {title}
          {archived && <Badge size="2xsmall">Archived</Badge>}
        </span>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">{prices.map((price) => money(price.amount_minor, price.currency_code)).join(", ") || "–"}</Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        {toWords(terms.billing)}
        {terms.trial_days > 0 && `, ${terms.trial_days} days trial`}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">{toWords(terms.license_type)}</Table.Cell>
      <Table.Cell>{countOrUnlimited(terms.activation_limit)}</Table.Cell>
      <Table.Cell>{countOrUnlimited(terms.domain_limit)}</Table.Cell>
      <Table.Cell className="whitespace-nowrap">{updatesOf(terms.updates_for_days)}</Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        {Object.entries(terms.limits)
          .map(([limit, count]) => `${limitName(limit)}: ${count.toLocaleString()}`)
          .join("; ") || "–"}
      </Table.Cell>
    </Table.Row>
  );
}

function Packages({ productId }: { productId: string }) {
  const { data: listing, error, refetch } = useProductListing(productId);
  if (listing === null) return null;
  return (
    <Section title="Packages and terms">
      {error && !listing && <LoadError error={error} what="packages" retry={() => void refetch()} />}
      {!error && !listing && <LoadingLines lines={3} what="packages" />}
      {listing?.packages.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          None yet.
        </Text>
      )}
      {listing && listing.packages.length > 0 && (
        <div role="region" aria-label="Packages" tabIndex={0} className="focus-visible:shadow-borders-focus overflow-x-auto outline-none">
          <Table>
            <Table.Header>
              <Table.Row>
                {HEADERS.map((header) => (
                  <Table.HeaderCell key={header} className="whitespace-nowrap">
                    {header}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {listing.packages.map((one) => (
                <PackageRow key={one.id} one={one} />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  );
}

const ProductPackagesWidget = ({ data }: { data: { id: string } }) => (
  <Queries>
    <Packages productId={data.id} />
  </Queries>
);

export default ProductPackagesWidget;

export const config = defineWidgetConfig({ id: "mintreu:product-packages", zone: "product.details.after" });
