import { Container } from "@medusajs/ui";
import { type LoaderFunctionArgs, type UIMatch, useParams } from "react-router-dom";
import { DateTime } from "../../../components/date-time";
import { DecisionBar } from "../../../components/decision-bar";
import { DetailLayout } from "../../../components/detail-layout";
import { Fact, Facts } from "../../../components/facts";
import { licenseDecisions } from "../../../components/license-decisions";
import { LicenseLimits } from "../../../components/license-limits";
import { LicenseLog } from "../../../components/license-log";
import { LicenseTerms } from "../../../components/license-terms";
import { LicenseUsage } from "../../../components/license-usage";
import { LoadError } from "../../../components/load-error";
import { LoadingPage } from "../../../components/loading";
import { MaskedKey } from "../../../components/masked-key";
import { Section } from "../../../components/section";
import { LicenseStatusBadge } from "../../../components/status-badges";
import { TextLink } from "../../../components/text-link";
import { licenseQuery, useDecideOnLicense, useLicense } from "../../../hooks/licenses";
import { limitTexts } from "../../../lib/license-limits";
import { Queries, queryClient } from "../../../lib/queries";
import type { License } from "../../../lib/types";
import { productTypeName } from "../../../lib/words";

const titleOf = ({ product_title, package_title }: License) => [product_title ?? "Deleted product", package_title].filter(Boolean).join(" · ");

/** Fields begin anew with the limits that hold, also when somebody else has set them. */
const limitsInForce = (license: License) => JSON.stringify(limitTexts(license));

function Sale({ license }: { license: License }) {
  return (
    <Section title="Sale">
      <Facts>
        <Fact name="Product">{license.product_title && <TextLink to={`/products/${license.product_id}`}>{license.product_title}</TextLink>}</Fact>
        <Fact name="Type">{productTypeName(license.product_type)}</Fact>
        <Fact name="Package">{license.package_title}</Fact>
        <Fact name="Developer">
          <TextLink to={`/developers/${license.developer_id}`}>{license.developer_name}</TextLink>
        </Fact>
        <Fact name="Order">
          {license.order_id ? (
            <TextLink to={`/orders/${license.order_id}`}>{license.order_display_id === null ? license.order_id : `#${license.order_display_id}`}</TextLink>
          ) : (
            "Given by its developer"
          )}
        </Fact>
        <Fact name="Issued">
          <DateTime value={license.created_at} precise />
        </Fact>
      </Facts>
    </Section>
  );
}

function Holder({ license }: { license: License }) {
  return (
    <Section title="Holder">
      <Facts>
        <Fact name="Customer">
          {license.customer_id ? (
            <TextLink to={`/customers/${license.customer_id}`}>{license.customer_name ?? license.customer_email}</TextLink>
          ) : (
            "Guest, not claimed yet"
          )}
        </Fact>
        <Fact name="E-mail">{license.customer_email}</Fact>
      </Facts>
    </Section>
  );
}

function LicenseView() {
  const { id = "" } = useParams();
  const { data: license, error, refetch } = useLicense(id);
  const { mutateAsync: decide } = useDecideOnLicense(id);
  if (error && !license) {
    return (
      <Container className="p-0">
        <LoadError error={error} what="licence" retry={() => void refetch()} />
      </Container>
    );
  }
  if (!license) return <LoadingPage what="licence" />;
  return (
    <DetailLayout
      title={titleOf(license)}
      subtitle={<MaskedKey value={license.masked_key} />}
      badge={<LicenseStatusBadge status={license.status} />}
      actions={<DecisionBar decisions={licenseDecisions(license, (decision, body) => decide({ decision, body }))} />}
      main={
        <>
          <LicenseTerms license={license} />
          {license.status !== "revoked" && <LicenseLimits key={limitsInForce(license)} license={license} />}
          <LicenseUsage licenseId={license.id} />
          <LicenseLog licenseId={license.id} />
        </>
      }
      side={
        <>
          <Holder license={license} />
          <Sale license={license} />
        </>
      }
    />
  );
}

const LicensePage = () => (
  <Queries>
    <LicenseView />
  </Queries>
);

export default LicensePage;

/** Read before the page for its title and breadcrumb; the page itself says what went wrong. */
export const loader = async ({ params }: LoaderFunctionArgs): Promise<License | null> =>
  queryClient.fetchQuery(licenseQuery(params["id"] ?? "")).catch(() => null);

const nameOf = (match?: UIMatch<License | null>) => (match?.loaderData ? titleOf(match.loaderData) : "Licence");

export const handle = {
  breadcrumb: nameOf,
  seo: (match: UIMatch<License | null>) => ({ title: nameOf(match) }),
};
