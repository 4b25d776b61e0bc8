import { defineRouteConfig } from "@medusajs/admin-sdk";
import { ChartActivity } from "@medusajs/icons";
import { Container, Heading, Table, Text } from "@medusajs/ui";
import { useSearchParams } from "react-router-dom";
import { ChoiceSelect } from "../../components/choice-select";
import { LoadError } from "../../components/load-error";
import { LoadingLines } from "../../components/loading";
import { Section } from "../../components/section";
import { TextLink } from "../../components/text-link";
import { UsageTotals } from "../../components/usage-totals";
import { UsageTrend } from "../../components/usage-trend";
import { useUsage } from "../../hooks/usage";
import { Queries } from "../../lib/queries";
import { DEFAULT_PERIOD, toUsagePeriod, type UsagePeriod, usagePeriods } from "../../lib/usage-periods";
import type { ProductUsage } from "../../lib/usage-shapes";
import { countText, durationText } from "../../lib/usage-words";

const periods: readonly UsagePeriod[] = usagePeriods.map(({ value }) => value);
const labelOf = (period: UsagePeriod) => usagePeriods.find(({ value }) => value === period)?.label ?? period;

/** What it is about stands in the URL: the period, and a developer or product that a link has named. */
function UsageView() {
  const [params, setParams] = useSearchParams();
  const period = toUsagePeriod(params.get("period"));
  const scope = { developer_id: params.get("developer_id") || undefined, product_id: params.get("product_id") || undefined };
  const { data, error, refetch } = useUsage(scope, period);
  const choosePeriod = (next: UsagePeriod = DEFAULT_PERIOD) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      after.set("period", next);
      return after;
    });
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="flex flex-col gap-y-1">
          <Heading>Usage</Heading>
          {(scope.developer_id ?? scope.product_id) && (
            <Text size="small" className="text-ui-fg-subtle">
              Only of one {scope.product_id ? "product" : "developer"}. <TextLink to="/usage">Show all</TextLink>
            </Text>
          )}
        </div>
        <div className="w-48">
          <ChoiceSelect label="Period" choices={periods} nameOf={labelOf} value={period} onChange={choosePeriod} />
        </div>
      </Container>
      {error && !data && (
        <Container className="p-0">
          <LoadError error={error} what="usage" retry={() => void refetch()} />
        </Container>
      )}
      {!error && !data && (
        <Container className="p-0">
          <LoadingLines lines={8} what="usage" />
        </Container>
      )}
      {data && (
        <>
          <UsageTotals totals={data.totals} />
          <Section title="Calls">
            <div className="px-6 py-4">
              <UsageTrend trend={data.trend} range={data.range} />
            </div>
          </Section>
          <Section title="Products">
            <Products products={data.products} />
          </Section>
        </>
      )}
    </div>
  );
}

/** Wider than a phone: it scrolls by itself, and by keyboard too. */
function Products({ products }: { products: readonly ProductUsage[] }) {
  if (products.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        No product was called in this time.
      </Text>
    );
  }
  return (
    <div role="region" aria-label="Products by calls" tabIndex={0} className="focus-visible:shadow-borders-focus overflow-x-auto outline-none">
      <Table>
        <Table.Header>
          <Table.Row>
            {["Product", "Developer", "Calls", "Counted", "Failed", "On average"].map((header) => (
              <Table.HeaderCell key={header}>{header}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {products.map(({ product_id, developer_id, title, developer_handle, requests, units, errors, mean_ms }) => (
            <Table.Row key={`${product_id} ${developer_id}`}>
              <Table.Cell>{title ? <TextLink to={`/products/${product_id}`}>{title}</TextLink> : "Deleted product"}</Table.Cell>
              <Table.Cell>
                <TextLink to={`/developers/${developer_id}`}>{developer_handle ?? developer_id}</TextLink>
              </Table.Cell>
              <Table.Cell className="tabular-nums">{countText(requests)}</Table.Cell>
              <Table.Cell className="tabular-nums">{countText(units)}</Table.Cell>
              <Table.Cell className="tabular-nums">{countText(errors)}</Table.Cell>
              <Table.Cell className="tabular-nums">{durationText(mean_ms)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

const UsagePage = () => (
  <Queries>
    <UsageView />
  </Queries>
);

export default UsagePage;

export const config = defineRouteConfig({ label: "Usage", icon: ChartActivity, rank: 5 });

export const handle = { breadcrumb: () => "Usage" };
