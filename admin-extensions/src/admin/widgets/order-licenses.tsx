import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { LicenseLines } from "../components/license-lines";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { Section } from "../components/section";
import { useLicenses } from "../hooks/licenses";
import { Queries } from "../lib/queries";

// More of one order than that are counted, not listed.
const MAX_LISTED = 50;

function OrderLicenses({ orderId }: { orderId: string }) {
  const { data, error, refetch } = useLicenses({ order_id: orderId, limit: MAX_LISTED, offset: 0 });
  return (
    <Section title="Licences">
      {error && !data && <LoadError error={error} what="licences" retry={() => void refetch()} />}
      {!error && !data && <LoadingLines lines={2} what="licences" />}
      {data && <LicenseLines list={data} none="None. They are issued once the order is paid in full." />}
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
