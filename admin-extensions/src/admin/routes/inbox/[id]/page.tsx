import { Container } from "@medusajs/ui";
import { type LoaderFunctionArgs, type UIMatch, useParams } from "react-router-dom";
import { changeDecisions } from "../../../components/change-decisions";
import { DateTime } from "../../../components/date-time";
import { DecisionBar } from "../../../components/decision-bar";
import { DetailLayout } from "../../../components/detail-layout";
import { DifferenceSections } from "../../../components/difference-sections";
import { Fact, Facts } from "../../../components/facts";
import { LoadError } from "../../../components/load-error";
import { LoadingPage } from "../../../components/loading";
import { ReleaseList } from "../../../components/release-list";
import { Section } from "../../../components/section";
import { ApprovalStatusBadge, ListingStatusBadge } from "../../../components/status-badges";
import { TextLink } from "../../../components/text-link";
import { changeQuery, useChange, useDecideOnChange } from "../../../hooks/approvals";
import { kindNames, type ProductChange } from "../../../lib/approvals";
import { Queries, queryClient } from "../../../lib/queries";
import { productTypeName } from "../../../lib/words";

function About({ change: { product, developer, ...change } }: { change: ProductChange }) {
  return (
    <Section title="About">
      <Facts>
        <Fact name="Product">
          <TextLink to={`/products/${product.id}`}>{product.title}</TextLink>
        </Fact>
        <Fact name="Type">{productTypeName(product.product_type)}</Fact>
        <Fact name="Listing">
          <ListingStatusBadge status={product.status} />
        </Fact>
        <Fact name="Developer">
          <TextLink to={`/developers/${developer.id}`}>{developer.display_name}</TextLink>
        </Fact>
        <Fact name="Asked">
          <DateTime value={change.created_at} precise />
        </Fact>
        {change.revision > 1 && <Fact name="Amended">{`${change.revision - 1} times`}</Fact>}
        {change.being_applied && <Fact name="Approval">Accepted, and on its way to the storefront.</Fact>}
        {change.decided_at && (
          <Fact name="Decided">
            <DateTime value={change.decided_at} precise />
          </Fact>
        )}
        {change.reason && <Fact name="Reason given">{change.reason}</Fact>}
      </Facts>
    </Section>
  );
}

function ChangeView() {
  const { id = "" } = useParams();
  const { data: change, error, refetch } = useChange(id);
  const { mutateAsync: decide } = useDecideOnChange(id);
  if (error && !change) {
    return (
      <Container className="p-0">
        <LoadError error={error} what="change" retry={() => void refetch()} />
      </Container>
    );
  }
  if (!change) return <LoadingPage what="change" />;
  const { revision, releases = [] } = change;
  return (
    <DetailLayout
      title={change.product.title}
      subtitle={kindNames[change.kind]}
      badge={<ApprovalStatusBadge status={change.status} />}
      actions={<DecisionBar decisions={changeDecisions(change, (decision, reason) => decide({ decision, revision, reason }))} />}
      main={
        <>
          <DifferenceSections change={change} />
          {releases.length > 0 && (
            <Section title="Releases that go live with it">
              <ReleaseList releases={releases} />
            </Section>
          )}
        </>
      }
      side={<About change={change} />}
    />
  );
}

const ChangePage = () => (
  <Queries>
    <ChangeView />
  </Queries>
);

export default ChangePage;

/** Read before the page for its title and breadcrumb; the page itself says what went wrong. */
export const loader = async ({ params }: LoaderFunctionArgs): Promise<ProductChange | null> =>
  queryClient.fetchQuery(changeQuery(params["id"] ?? "")).catch(() => null);

const nameOf = (match?: UIMatch<ProductChange | null>) => match?.loaderData?.product.title ?? "Change";

export const handle = {
  breadcrumb: nameOf,
  seo: (match: UIMatch<ProductChange | null>) => ({ title: nameOf(match) }),
};
