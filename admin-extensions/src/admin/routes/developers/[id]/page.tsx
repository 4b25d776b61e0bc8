import { Container, Text } from "@medusajs/ui";
import { type LoaderFunctionArgs, type UIMatch, useParams } from "react-router-dom";
import { DateTime } from "../../../components/date-time";
import { DecisionBar } from "../../../components/decision-bar";
import { DetailLayout } from "../../../components/detail-layout";
import { developerDecisions } from "../../../components/developer-decisions";
import { Fact, Facts } from "../../../components/facts";
import { LoadError } from "../../../components/load-error";
import { LoadingPage } from "../../../components/loading";
import { Section } from "../../../components/section";
import { DeveloperStatusBadge } from "../../../components/status-badges";
import { ExternalLink, TextLink } from "../../../components/text-link";
import { developerQuery, useDecideOnDeveloper, useDeveloper } from "../../../hooks/developers";
import { useLicenseCount } from "../../../hooks/licenses";
import { Queries, queryClient } from "../../../lib/queries";
import type { Developer } from "../../../lib/types";
import { countryName } from "../../../lib/words";

function Account({ developer }: { developer: Developer }) {
  return (
    <Section title="Account">
      <Facts>
        <Fact name="Legal name">{developer.legal_name}</Fact>
        <Fact name="E-mail">{developer.email}</Fact>
        <Fact name="Country">{countryName(developer.country)}</Fact>
        <Fact name="Website">{developer.website && <ExternalLink href={developer.website}>{developer.website}</ExternalLink>}</Fact>
        <Fact name="About">{developer.about}</Fact>
      </Facts>
    </Section>
  );
}

function Standing({ developer }: { developer: Developer }) {
  return (
    <Section title="Standing">
      <Facts>
        <Fact name="Applied">
          <DateTime value={developer.created_at} precise />
        </Fact>
        <Fact name="Approved">{developer.approved_at && <DateTime value={developer.approved_at} precise />}</Fact>
        <Fact name="Accepted terms">{developer.terms_version}</Fact>
        {developer.status_reason && <Fact name="Reason given">{developer.status_reason}</Fact>}
      </Facts>
    </Section>
  );
}

function Sales({ developer }: { developer: Developer }) {
  const { data: licenses } = useLicenseCount({ developer_id: developer.id });
  return (
    <Section title="Sales">
      <Facts>
        {developer.products_count !== undefined && <Fact name="Products">{developer.products_count.toLocaleString()}</Fact>}
        <Fact name="Licences">
          {licenses !== undefined && (
            <TextLink to={`/licenses?developer_id=${developer.id}`}>{licenses === 1 ? "1 licence" : `${licenses.toLocaleString()} licences`}</TextLink>
          )}
        </Fact>
      </Facts>
    </Section>
  );
}

function DeveloperDetail() {
  const { id = "" } = useParams();
  const { data: developer, error, refetch } = useDeveloper(id);
  const { mutateAsync: decide } = useDecideOnDeveloper(id);
  if (error && !developer) {
    return (
      <Container className="p-0">
        <LoadError error={error} what="developer" retry={() => void refetch()} />
      </Container>
    );
  }
  if (!developer) return <LoadingPage what="developer" />;
  return (
    <DetailLayout
      title={developer.display_name}
      subtitle={<Text size="small">{developer.handle}</Text>}
      badge={<DeveloperStatusBadge status={developer.status} />}
      actions={<DecisionBar decisions={developerDecisions(developer, (decision, reason) => decide({ decision, reason }))} />}
      main={<Account developer={developer} />}
      side={
        <>
          <Standing developer={developer} />
          <Sales developer={developer} />
        </>
      }
    />
  );
}

const DeveloperPage = () => (
  <Queries>
    <DeveloperDetail />
  </Queries>
);

export default DeveloperPage;

/** Read before the page for its title and breadcrumb; the page itself says what went wrong. */
export const loader = async ({ params }: LoaderFunctionArgs): Promise<Developer | null> =>
  queryClient.fetchQuery(developerQuery(params["id"] ?? "")).catch(() => null);

const nameOf = (match?: UIMatch<Developer | null>) => match?.loaderData?.display_name ?? "Developer";

export const handle = {
  breadcrumb: nameOf,
  seo: (match: UIMatch<Developer | null>) => ({ title: nameOf(match) }),
};
