import type { LicenseActivation } from "#shared/license-management";

/** Where a licence is in use; one answer for all parts of its page. `active` begins with the newest. */
export function useLicenseActivations(licenseId: string) {
  const client = useStoreClient();
  const path = `store/licenses/${encodeURIComponent(licenseId)}/activations`;
  const { data, error, refresh } = useAsyncData(`activations-${licenseId}`, () =>
    client.fetch<{ activations: LicenseActivation[]; count: number }>(path, { query: { limit: 100 } }),
  );
  const active = computed(() =>
    (data.value?.activations ?? []).filter(({ status }) => status === "active").toSorted((one, other) => other.created_at.localeCompare(one.created_at)),
  );
  const deactivate = async (activationId: string) => {
    await client.fetch(`${path}/${encodeURIComponent(activationId)}/deactivate`, { method: "POST" });
    await refresh();
  };
  return { data, error, active, deactivate };
}
