import { type LicenseUsage, type UsagePeriod, usageRange } from "#shared/usage";

/** What a licence was used for in a period; asked for anew when either changes. */
export function useLicenseUsage(licenseId: () => string | undefined, period: () => UsagePeriod) {
  const client = useStoreClient();
  const key = () => `usage-${licenseId() ?? "none"}-${period()}`;
  const read = (id: string, query: object) =>
    client.fetch<{ usage: LicenseUsage }>(`store/licenses/${encodeURIComponent(id)}/usage`, { query: { ...query } }).then(({ usage }) => usage);

  return useAsyncData(
    key,
    async () => {
      const id = licenseId();
      if (!id) return null;
      const now = new Date();
      const hour = usageRange("24h", now, null);
      // Only the backend knows when the billing period began.
      const start = period() === "billing" ? (await read(id, { ...hour, from: hour.to.slice(0, 13) + ":00:00.000Z" })).period.start : null;
      const range = usageRange(period(), now, start);
      return { usage: await read(id, range), range };
    },
    { deep: false },
  );
}
