import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Fact, Facts } from "../components/facts";
import { LicenseLines } from "../components/license-lines";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { Section } from "../components/section";
import { DeveloperStatusBadge } from "../components/status-badges";
import { TextLink } from "../components/text-link";
import { useDevelopers } from "../hooks/developers";
import { useLicenses } from "../hooks/licenses";
import { Queries } from "../lib/queries";

// More of one customer than that are counted, not listed.
const MAX_LISTED = 20;

/** The developer account of whoever has this address; most customers have none. */
function DeveloperAccount({ email }: { email: string }) {
  const { data } = useDevelopers({ email, limit: 5, offset: 0 });
  if (!data || data.count === 0) return null;
  return (
    <Facts>
      {data.developers.map((developer) => (
        <Fact key={developer.id} name="Developer account">
          <span className="flex flex-wrap items-center gap-2">
            <TextLink to={`/developers/${developer.id}`}>{developer.display_name}</TextLink>
            <DeveloperStatusBadge status={developer.status} />
          </span>
        </Fact>
      ))}
    </Facts>
  );
}

function CustomerLicenses({ customerId, email }: { customerId: string; email: string | null }) {
  const { data, error, refetch } = useLicenses({ customer_id: customerId, limit: MAX_LISTED, offset: 0 });
  return (
    <Section title="Licences">
      {email && <DeveloperAccount email={email} />}
      {error && !data && <LoadError error={error} what="licences" retry={() => void refetch()} />}
      {!error && !data && <LoadingLines lines={2} what="licences" />}
      {data && <LicenseLines list={data} none="This customer holds none." />}
    </Section>
  );
}

const CustomerLicensesWidget = ({ data }: { data: { id: string; email?: string | null } }) => (
  <Queries>
    <CustomerLicenses customerId={data.id} email={data.email ?? null} />
  </Queries>
);

export default CustomerLicensesWidget;

export const config = defineWidgetConfig({ id: "mintreu:customer-licenses", zone: "customer.details.after" });
