import { Text } from "@medusajs/ui";
import { useUsage } from "../hooks/usage";
import { countText, durationText, shareText } from "../lib/usage-words";
import { byteSize } from "../lib/words";
import { Fact, Facts } from "./facts";
import { LoadError } from "./load-error";
import { LoadingLines } from "./loading";
import { Section } from "./section";
import { UsageTrend } from "./usage-trend";

/** Calls with a licence's key in the last thirty days; of a product without an API there are none. */
export function LicenseUsage({ licenseId }: { licenseId: string }) {
  const { data, error, refetch } = useUsage({ license_id: licenseId }, "month");
  return (
    <Section
      title="Usage"
      aside={
        <Text size="small" className="text-ui-fg-subtle">
          Last 30 days
        </Text>
      }
    >
      {error && !data && <LoadError error={error} what="usage" retry={() => void refetch()} />}
      {!error && !data && <LoadingLines lines={4} what="usage" />}
      {data && (
        <>
          <div className="px-6 py-4">
            <UsageTrend trend={data.trend} range={data.range} />
          </div>
          {data.totals.requests > 0 && (
            <Facts>
              <Fact name="Calls">{`${countText(data.totals.requests)}, ${countText(data.totals.units)} counted`}</Fact>
              <Fact name="Failed">{`${countText(data.totals.errors)} (${shareText(data.totals.error_rate)})`}</Fact>
              <Fact name="Time of a call">{durationText(data.totals.mean_ms)}</Fact>
              <Fact name="Data">{byteSize(data.totals.bytes_in + data.totals.bytes_out)}</Fact>
            </Facts>
          )}
        </>
      )}
    </Section>
  );
}
