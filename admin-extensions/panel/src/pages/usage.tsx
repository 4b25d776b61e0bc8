import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router-dom";
import { UsageTotals } from "../../../src/admin/components/usage-totals";
import { rangeQueryOf, toUsagePeriod, usagePeriods } from "../../../src/admin/lib/usage-periods";
import { ChoiceField } from "../components/choice";
import { LoadFailure } from "../components/load-failure";
import { Loading } from "../components/loading";
import { PageHeader } from "../components/page-header";
import { exportOf, useUsage } from "../hooks/usage";
import { call } from "../lib/api";
import { CallsCard } from "./usage/calls-card";
import { CustomersCard } from "./usage/customers-card";
import { EndpointsCard } from "./usage/endpoints-card";
import { LatencyCard } from "./usage/latency-card";
import { MetersCard } from "./usage/meters-card";
import { StatusesCard } from "./usage/statuses-card";

const ALL = "all";

/** What the page is about stands in the URL. */
export default function UsagePage() {
  const [params, setParams] = useSearchParams();
  const period = toUsagePeriod(params.get("period"));
  const productId = params.get("product_id") ?? undefined;
  const query = { ...rangeQueryOf(period, new Date()), ...(productId ? { product_id: productId } : {}) };
  const choose = (name: string, value: string | undefined) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      if (value) after.set(name, value);
      else after.delete(name);
      return after;
    });
  return (
    <>
      <PageHeader
        title="Usage"
        description="Calls of your APIs through the gateway, and what your servers reported."
        actions={
          <a href={exportOf(query)} download className="txt-small text-ui-fg-base rounded-sm underline underline-offset-2">
            Save as CSV
          </a>
        }
      />
      <div className="flex flex-col gap-2 sm:flex-row">
        <ProductFilter value={productId} onChange={(value) => choose("product_id", value)} />
        <div className="sm:w-48">
          <ChoiceField size="small" aria-label="Period" choices={usagePeriods} value={period} onChange={(value) => choose("period", value)} />
        </div>
      </div>
      <Totals query={query} />
      <CallsCard query={query} />
      <LatencyCard query={query} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <EndpointsCard key={`endpoints ${period} ${productId}`} query={query} />
        <StatusesCard query={query} />
      </div>
      <CustomersCard key={`customers ${period} ${productId}`} query={query} />
      <MetersCard query={query} />
    </>
  );
}

function Totals({ query }: { query: Record<string, string> }) {
  const { data, error, refetch } = useUsage("totals", query);
  if (error && !data) return <LoadFailure error={error} what="usage" retry={() => void refetch()} />;
  return data ? <UsageTotals totals={data.totals} /> : <Loading />;
}

interface ProductRow {
  id: string;
  title: string;
  product_type: string;
}

/** The most that one page of the list gives: whoever has more finds them by a link from the product. */
const PRODUCTS = 100;

function ProductFilter({ value, onChange }: { value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { data = [] } = useQuery({
    queryKey: ["products", "names"],
    queryFn: async ({ signal }) => (await call<{ products: ProductRow[] }>("/vendor/products", { query: { limit: PRODUCTS }, signal })).products,
  });
  const choices = data.map(({ id, title }) => ({ value: id, label: title }));
  if (value && !choices.some((choice) => choice.value === value)) choices.push({ value, label: "This product" });
  return (
    <div className="sm:w-64">
      <ChoiceField
        size="small"
        aria-label="Product"
        choices={[{ value: ALL, label: "All products" }, ...choices]}
        value={value ?? ALL}
        onChange={(chosen) => onChange(chosen === ALL ? undefined : chosen)}
      />
    </div>
  );
}
