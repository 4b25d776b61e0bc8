import { Container } from "@medusajs/ui";
import { type LoaderFunctionArgs, type UIMatch, useParams } from "react-router-dom";
import { DateTime } from "../../../components/date-time";
import { DecisionBar } from "../../../components/decision-bar";
import { DetailLayout } from "../../../components/detail-layout";
import { engagementDecisions } from "../../../components/engagement-decisions";
import { EngagementReply } from "../../../components/engagement-reply";
import { EngagementThread } from "../../../components/engagement-thread";
import { Fact, Facts } from "../../../components/facts";
import { LoadError } from "../../../components/load-error";
import { LoadingPage } from "../../../components/loading";
import { Section } from "../../../components/section";
import { EngagementStatusBadge } from "../../../components/status-badges";
import { TextLink } from "../../../components/text-link";
import { engagementQuery, useEngagement, useResolveEngagement, useWriteToEngagement } from "../../../hooks/engagements";
import type { Engagement, EngagementDetail } from "../../../lib/engagement-shapes";
import { addressOfAttachment } from "../../../lib/engagements";
import { Queries, queryClient } from "../../../lib/queries";

function About({ engagement }: { engagement: Engagement }) {
  const { customer_id, customer_name, customer_email } = engagement;
  return (
    <Section title="About">
      <Facts>
        <Fact name="Service">{engagement.product_title && <TextLink to={`/products/${engagement.product_id}`}>{engagement.product_title}</TextLink>}</Fact>
        <Fact name="Package">{engagement.package_title}</Fact>
        <Fact name="Licence">
          <TextLink to={`/licenses/${engagement.license_id}`}>What was sold</TextLink>
        </Fact>
        <Fact name="Customer">{customer_id ? <TextLink to={`/customers/${customer_id}`}>{customer_name ?? customer_email}</TextLink> : customer_email}</Fact>
        <Fact name="Developer">
          <TextLink to={`/developers/${engagement.developer_id}`}>{engagement.developer_name}</TextLink>
        </Fact>
        <Fact name="Requested">
          <DateTime value={engagement.created_at} precise />
        </Fact>
        <Fact name="Appointment">{engagement.scheduled_for && <DateTime value={engagement.scheduled_for} precise />}</Fact>
        <Fact name="Delivered">{engagement.delivered_at && <DateTime value={engagement.delivered_at} precise />}</Fact>
        <Fact name="Accepted">{engagement.accepted_at && <DateTime value={engagement.accepted_at} precise />}</Fact>
      </Facts>
    </Section>
  );
}

function EngagementView() {
  const { id = "" } = useParams();
  const { data: engagement, error, refetch } = useEngagement(id);
  const { mutateAsync: resolve } = useResolveEngagement(id);
  const { mutateAsync: write } = useWriteToEngagement(id);
  if (error && !engagement) {
    return (
      <Container className="p-0">
        <LoadError error={error} what="engagement" retry={() => void refetch()} />
      </Container>
    );
  }
  if (!engagement) return <LoadingPage what="engagement" />;
  return (
    <DetailLayout
      title={engagement.product_title ?? "Deleted product"}
      subtitle={`For ${engagement.customer_name ?? engagement.customer_email}`}
      badge={<EngagementStatusBadge status={engagement.status} />}
      actions={<DecisionBar decisions={engagementDecisions(engagement, (outcome, reason) => resolve({ outcome, reason }))} />}
      main={
        <>
          <EngagementThread messages={engagement.messages} addressOfFile={(fileId) => addressOfAttachment(engagement.id, fileId)} />
          {engagement.status !== "cancelled" && <EngagementReply write={write} />}
        </>
      }
      side={<About engagement={engagement} />}
    />
  );
}

const EngagementPage = () => (
  <Queries>
    <EngagementView />
  </Queries>
);

export default EngagementPage;

/** Read before the page for its title and breadcrumb; the page itself says what went wrong. */
export const loader = async ({ params }: LoaderFunctionArgs): Promise<EngagementDetail | null> =>
  queryClient.fetchQuery(engagementQuery(params["id"] ?? "")).catch(() => null);

const nameOf = (match?: UIMatch<EngagementDetail | null>) => match?.loaderData?.product_title ?? "Engagement";

export const handle = {
  breadcrumb: nameOf,
  seo: (match: UIMatch<EngagementDetail | null>) => ({ title: nameOf(match) }),
};
