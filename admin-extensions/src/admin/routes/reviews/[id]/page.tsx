import { Container, Text } from "@medusajs/ui";
import { type LoaderFunctionArgs, type UIMatch, useParams } from "react-router-dom";
import { DateTime } from "../../../components/date-time";
import { DecisionBar } from "../../../components/decision-bar";
import { DetailLayout } from "../../../components/detail-layout";
import { Fact, Facts } from "../../../components/facts";
import { LoadError } from "../../../components/load-error";
import { LoadingPage } from "../../../components/loading";
import { reviewDecisions } from "../../../components/review-decisions";
import { Section } from "../../../components/section";
import { Stars } from "../../../components/stars";
import { ReviewStatusBadge } from "../../../components/status-badges";
import { TextLink } from "../../../components/text-link";
import { reviewQuery, useModerateReview, useReview } from "../../../hooks/reviews";
import { Queries, queryClient } from "../../../lib/queries";
import type { ReviewDetail } from "../../../lib/reviews";

/** As it was written: markup of its author is text here. */
function Words({ children }: { children: string }) {
  return (
    <Text size="small" className="whitespace-pre-wrap px-6 py-4 [overflow-wrap:anywhere]">
      {children}
    </Text>
  );
}

function Log({ review }: { review: ReviewDetail }) {
  return (
    <Section title="Log">
      {review.moderations.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          No admin has touched it.
        </Text>
      ) : (
        <ol className="divide-y">
          {review.moderations.map(({ id, action, reason, created_at }) => (
            <li key={id} className="flex flex-col gap-y-1 px-6 py-3">
              <Text size="small" weight="plus">
                {action === "hide" ? "Hidden" : "Restored"} · <DateTime value={created_at} precise />
              </Text>
              <Text size="small" className="text-ui-fg-subtle [overflow-wrap:anywhere]">
                {reason}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function About({ review }: { review: ReviewDetail }) {
  return (
    <Section title="About">
      <Facts>
        <Fact name="Product">{review.product_title && <TextLink to={`/products/${review.product_id}`}>{review.product_title}</TextLink>}</Fact>
        <Fact name="Developer">
          <TextLink to={`/developers/${review.developer_id}`}>{review.developer_name}</TextLink>
        </Fact>
        <Fact name="Author">
          <TextLink to={`/customers/${review.customer_id}`}>{review.customer_email ?? review.author_name}</TextLink>
        </Fact>
        <Fact name="Written">
          <DateTime value={review.created_at} precise />
        </Fact>
        {review.edited_at && (
          <Fact name="Edited">
            <DateTime value={review.edited_at} precise />
          </Fact>
        )}
        {review.hidden_reason && <Fact name="Hidden because">{review.hidden_reason}</Fact>}
        <Fact name="Others">
          <TextLink to={`/reviews?product_id=${review.product_id}`}>All reviews of this product</TextLink>
        </Fact>
      </Facts>
    </Section>
  );
}

function ReviewView() {
  const { id = "" } = useParams();
  const { data: review, error, refetch } = useReview(id);
  const { mutateAsync: moderate } = useModerateReview(id);
  if (error && !review) {
    return (
      <Container className="p-0">
        <LoadError error={error} what="review" retry={() => void refetch()} />
      </Container>
    );
  }
  if (!review) return <LoadingPage what="review" />;
  return (
    <DetailLayout
      title={review.title}
      subtitle={<Stars rating={review.rating} />}
      badge={<ReviewStatusBadge status={review.status} />}
      actions={<DecisionBar decisions={reviewDecisions(review, (action, reason) => moderate({ action, reason }))} />}
      main={
        <>
          <Section title={`By ${review.author_name}`}>
            <Words>{review.body}</Words>
          </Section>
          {review.answer && (
            <Section title={`Answer of ${review.developer_name}`}>
              <Words>{review.answer.body}</Words>
            </Section>
          )}
          <Log review={review} />
        </>
      }
      side={<About review={review} />}
    />
  );
}

const ReviewPage = () => (
  <Queries>
    <ReviewView />
  </Queries>
);

export default ReviewPage;

/** Read before the page for its title and breadcrumb; the page itself says what went wrong. */
export const loader = async ({ params }: LoaderFunctionArgs): Promise<ReviewDetail | null> =>
  queryClient.fetchQuery(reviewQuery(params["id"] ?? "")).catch(() => null);

const nameOf = (match?: UIMatch<ReviewDetail | null>) => match?.loaderData?.title ?? "Review";

export const handle = {
  breadcrumb: nameOf,
  seo: (match: UIMatch<ReviewDetail | null>) => ({ title: nameOf(match) }),
};
