import { toStoreError } from "~/lib/store-client";

/** The full key, asked for only when it is wanted, and kept only in this component. */
export function useLicenseKey(licenseId: () => string) {
  const client = useStoreClient();
  const key = ref<string | null>(null);
  const pending = ref(false);
  const problem = ref<string | null>(null);

  async function reveal(): Promise<void> {
    if (pending.value) return;
    pending.value = true;
    problem.value = null;
    try {
      const answer = await client.fetch<{ license_key: string }>(`store/licenses/${licenseId()}/reveal`, { method: "POST" });
      key.value = answer.license_key;
    } catch (error) {
      problem.value = toStoreError(error).message;
    } finally {
      pending.value = false;
    }
  }

  function hide(): void {
    key.value = null;
  }

  return { key, pending, problem, reveal, hide };
}
