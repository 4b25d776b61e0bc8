import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Text } from "@medusajs/ui";
import { LicenseStatusBadge } from "../components/status-badges";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { MaskedKey } from "../components/masked-key";
import { Section } from "../components/section";
import { TextLink } from "../components/text-link";
import { useLicenses } from "../hooks/licenses";
import { Queries } from "../lib/queries";
import type { License } from "../lib/types";

// More of one order than that are counted, not listed.
const MAX_LISTED = 50;

function OrderLicense({ license }: { license: License }) {
  return (
    <li className="flex items-start justify-between gap-3 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-1">
        <TextLink to={`/licenses/${license.id}`} className="txt-compact-small-plus break-words">
          {[license.product_title ?? "Deleted product", license.package_title].filter(Boolean).join(" · ")}
        </TextLink>
        <span className="text-ui-fg-subtle">
          <MaskedKey value={license.masked_key} short />
        </span>
      </div>
      <div className="shrink-0">
        <LicenseStatusBadge status={license.status} />
      </div>
    </li>
  );
}

function OrderLicenses({ orderId }: { orderId: string }) {
  const { data, error, refetch } = useLicenses({ order_id: orderId, limit: MAX_LISTED, offset: 0 });
  const more = data ? data.count - data.licenses.length : 0;
  return (
    <Section title="Licences">
      {error && !data && <LoadError error={error} what="licences" retry={() => void refetch()} />}
      {!error && !data && <LoadingLines lines={2} what="licences" />}
      {data && data.count === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          None. They are issued once the order is paid in full.
        </Text>
      )}
      {data && data.count > 0 && (
        <ul className="divide-y">
          {data.licenses.map((license) => (
            <OrderLicense key={license.id} license={license} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          and {more.toLocaleString()} more
        </Text>
      )}
    </Section>
  );
}

const OrderLicensesWidget = ({ data }: { data: { id: string } }) => (
  <Queries>
    <OrderLicenses orderId={data.id} />
  </Queries>
);

export default OrderLicensesWidget;

export const config = defineWidgetConfig({ id: "mintreu:order-licenses", zone: "order.details.side.after" });
