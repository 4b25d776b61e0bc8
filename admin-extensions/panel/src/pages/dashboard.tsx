import { Container, Heading, Text } from "@medusajs/ui";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "react-router-dom";
import { DateTime } from "../../../src/admin/components/date-time";
import { TextLink } from "../../../src/admin/components/text-link";
import { toWords } from "../../../src/admin/lib/words";
import { ButtonLink } from "../components/button-link";
import { Card } from "../components/card";
import { LoadFailure } from "../components/load-failure";
import { Loading } from "../components/loading";
import { PageHeader } from "../components/page-header";
import { Stars } from "../components/stars";
import { useOnboarding } from "../hooks/onboarding";
import { call } from "../lib/api";
import { useMe } from "../lib/session";
import { type ListingStatus, type Review } from "../lib/types";

const shownStatuses: ListingStatus[] = ["published", "in_review", "changes_requested", "draft"];

export default function DashboardPage() {
  const { developer } = useMe();
  return (
    <>
      <PageHeader title="Dashboard" description={`How ${developer.display_name} stands today.`} />
      <NextStep />
      <Figures />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <LatestLicenses />
        <LatestReviews />
      </div>
    </>
  );
}

/** Shown until the first product is published. */
function NextStep() {
  const steps = useOnboarding();
  const next = steps?.find(({ isDone }) => !isDone);
  if (!steps || !next || steps.at(-1)?.isDone) return null;
  return (
    <Container className="flex flex-col gap-3 p-4 sm:flex-row sm:items-center sm:justify-between sm:px-6">
      <div>
        <Heading level="h2">Next: {next.title.toLowerCase()}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {next.text}
        </Text>
      </div>
      <div className="flex gap-2">
        <ButtonLink to="/onboarding">All steps</ButtonLink>
        <ButtonLink to={next.to} variant="primary">
          {next.action}
        </ButtonLink>
      </div>
    </Container>
  );
}

interface Figure {
  label: string;
  path: string;
  query: Record<string, string>;
  to?: string;
  /** Summed up by the server instead of listed. */
  isTotal?: boolean;
}

async function readFigure({ path, query, isTotal }: Figure): Promise<number> {
  if (isTotal) return (await call<{ total: number }>(path, { query })).total;
  return (await call<{ count: number }>(path, { query: { limit: 1, ...query } })).count;
}

/** The first of the last thirty days, as days are counted by the server: in UTC. */
function thirtyDaysAgo(): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() - 29);
  return day.toISOString().slice(0, 10);
}

/** What is counted today; each figure stands on its own when another one fails. */
function Figures() {
  const since = thirtyDaysAgo();
  const figures: Figure[] = [
    ...shownStatuses.map((status) => ({
      label: `Products: ${toWords(status).toLowerCase()}`,
      path: "/vendor/products",
      query: { status },
      to: `/products?status=${status}`,
    })),
    { label: "Licences sold", path: "/vendor/licenses", query: {} },
    { label: "Licences active", path: "/vendor/licenses", query: { status: "active" } },
    { label: "Views, last 30 days", path: "/vendor/views", query: { from: since }, isTotal: true },
    { label: "Downloads, last 30 days", path: "/vendor/downloads", query: { since } },
    { label: "Reviews", path: "/vendor/reviews", query: {}, to: "/reviews" },
    { label: "Reviews without an answer", path: "/vendor/reviews", query: { unanswered: "true" }, to: "/reviews?unanswered=true" },
  ];
  const answers = useQueries({ queries: figures.map((figure) => ({ queryKey: ["count", figure.path, figure.query], queryFn: () => readFigure(figure) })) });
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map(({ label, to }, index) => {
        const { data, isError } = answers[index] ?? {};
        return (
          <li key={label}>
            <Container className="flex h-full flex-col justify-between gap-y-2 p-4">
              <Text size="small" className="text-ui-fg-subtle">
                {to ? (
                  <Link to={to} className="hover:text-ui-fg-base focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none">
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </Text>
              <Text size="xlarge" weight="plus" className="tabular-nums" aria-busy={data === undefined && !isError}>
                {isError ? "Not known" : (data?.toLocaleString("en") ?? "…")}
              </Text>
            </Container>
          </li>
        );
      })}
    </ul>
  );
}

interface LicenseRow {
  id: string;
  product_title: string;
  product_id: string;
  package_title: string;
  created_at: string;
}

function LatestLicenses() {
  const { data, error, refetch } = useQuery({
    queryKey: ["latest-licenses"],
    queryFn: async ({ signal }) => (await call<{ licenses: LicenseRow[] }>("/vendor/licenses", { query: { limit: 5 }, signal })).licenses,
  });
  return (
    <Card title="Latest licences" flush>
      {error ? (
        <LoadFailure error={error} what="licences" retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <Empty text="Nothing was sold yet." />
      ) : (
        <ul className="divide-ui-border-base divide-y">
          {data.map((license) => (
            <li key={license.id} className="flex flex-wrap items-baseline justify-between gap-x-3 px-4 py-3 sm:px-6">
              <Text size="small">
                <TextLink to={`/products/${license.product_id}`}>{license.product_title}</TextLink> · {license.package_title}
              </Text>
              <Text size="xsmall" className="text-ui-fg-subtle">
                <DateTime value={license.created_at} precise />
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function LatestReviews() {
  const { data, error, refetch } = useQuery({
    queryKey: ["reviews", "latest"],
    queryFn: async ({ signal }) => (await call<{ reviews: Review[] }>("/vendor/reviews", { query: { limit: 4 }, signal })).reviews,
  });
  return (
    <Card title="Latest reviews" actions={<ButtonLink to="/reviews">All reviews</ButtonLink>} flush>
      {error ? (
        <LoadFailure error={error} what="reviews" retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <Empty text="Nobody has written a review yet." />
      ) : (
        <ul className="divide-ui-border-base divide-y">
          {data.map((review) => (
            <li key={review.id} className="flex flex-col gap-y-1 px-4 py-3 sm:px-6">
              <div className="flex flex-wrap items-center gap-x-3">
                <Stars rating={review.rating} />
                <Text size="small" weight="plus" className="break-words">
                  {review.title}
                </Text>
              </div>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {review.author_name} on {review.product_title ?? "a product"} · <DateTime value={review.created_at} />
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Empty({ text }: { text: string }) {
  return (
    <Text size="small" className="text-ui-fg-subtle px-4 py-6 sm:px-6">
      {text}
    </Text>
  );
}
