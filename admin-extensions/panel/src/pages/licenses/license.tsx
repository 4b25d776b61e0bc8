import { Text } from "@medusajs/ui";
import { useParams } from "react-router-dom";
import { DateTime } from "../../../../src/admin/components/date-time";
import { Fact, Facts } from "../../../../src/admin/components/facts";
import { LicenseStatusBadge } from "../../../../src/admin/components/status-badges";
import { TextLink } from "../../../../src/admin/components/text-link";
import { countOrUnlimited, toWords } from "../../../../src/admin/lib/words";
import { Card } from "../../components/card";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { type License, logFileOf, useActivations, useLicense, useLicenseLog } from "../../hooks/licenses";
import { usePermission } from "../../lib/session";
import { DecisionsCard } from "./decisions-card";
import { LimitsCard } from "./limits-card";
import { RequestsCard } from "./requests-card";

export default function LicensePage() {
  const { id = "" } = useParams();
  const { data: license, error, refetch } = useLicense(id);
  const mayWrite = usePermission("licenses.write");
  if (error) return <LoadFailure error={error} what="licence" retry={() => void refetch()} />;
  if (!license) return <Loading />;
  return (
    <>
      <PageHeader
        title={license.product_title ?? "A licence"}
        parent={{ to: "/licenses", label: "Licences" }}
        description={`${license.customer_name ?? license.customer_email} · ${license.masked_key}`}
        badge={<LicenseStatusBadge status={license.status} />}
      />
      <ReadOnlyNotice may={mayWrite} what="licences" />
      <FactsCard license={license} />
      <ActivationsCard id={id} />
      {mayWrite && <DecisionsCard license={license} />}
      {mayWrite && license.status !== "revoked" && <LimitsCard key={`${license.activation_limit} ${license.domain_limit}`} license={license} />}
      <RequestsCard key={id} id={id} />
      <LogCard id={id} />
    </>
  );
}

function FactsCard({ license }: { license: License }) {
  return (
    <Card title="Terms" flush>
      <Facts>
        <Fact name="Product">
          <TextLink to={`/products/${license.product_id}`}>{license.product_title ?? "A product"}</TextLink>
        </Fact>
        <Fact name="Package">{license.package_title}</Fact>
        <Fact name="Holder">{license.customer_email}</Fact>
        <Fact name="Kind">
          {toWords(license.billing)}, {toWords(license.license_type)}
        </Fact>
        <Fact name="Issued">
          <DateTime value={license.created_at} precise />
        </Fact>
        <Fact name="Ends">{license.expires_at ? <DateTime value={license.expires_at} precise /> : "Never"}</Fact>
        <Fact name="Updates until">{license.updates_until ? <DateTime value={license.updates_until} /> : "For ever"}</Fact>
        <Fact name="Activations">{countOrUnlimited(license.activation_limit)}</Fact>
        <Fact name="Domains">{countOrUnlimited(license.domain_limit)}</Fact>
      </Facts>
    </Card>
  );
}

function ActivationsCard({ id }: { id: string }) {
  const { data, error, refetch } = useActivations(id);
  return (
    <Card title="Activations" flush>
      {error ? (
        <LoadFailure error={error} what="activations" retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.activations.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-4 py-4 sm:px-6">
          Not in use anywhere yet.
        </Text>
      ) : (
        <ul className="divide-ui-border-base divide-y">
          {data.activations.map((one) => (
            <li key={one.id} className="flex flex-wrap justify-between gap-2 px-4 py-2 sm:px-6">
              <Text size="small" className="break-all">
                {one.name ?? one.domain ?? one.fingerprint ?? "An installation"}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {toWords(one.status)}, since <DateTime value={one.created_at} />
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function LogCard({ id }: { id: string }) {
  const { data, error, refetch } = useLicenseLog(id);
  return (
    <Card
      title="Log"
      description="The last 50 entries; the file has all."
      actions={
        <a href={logFileOf(id)} download className="txt-small text-ui-fg-base rounded-sm underline underline-offset-2">
          Save as CSV
        </a>
      }
      flush
    >
      {error ? (
        <LoadFailure error={error} what="log" retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <ol className="divide-ui-border-base divide-y">
          {data.logs.map((row) => (
            <li key={row.id} className="flex flex-wrap justify-between gap-2 px-4 py-2 sm:px-6">
              <Text size="small" className="min-w-0 break-words">
                <strong>{toWords(row.action)}</strong> by the {row.actor_type}
                {row.domain && ` on ${row.domain}`}
                {row.reason && `: ${row.reason}`}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                <DateTime value={row.created_at} precise />
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
