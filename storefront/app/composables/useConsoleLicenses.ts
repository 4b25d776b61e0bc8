import type { InjectionKey, Ref } from "vue";
import type { License } from "#shared/contracts";
import { toStoreError } from "~/lib/store-client";

interface ConsoleLicenses {
  /** Null until they are known. */
  licenses: Ref<License[] | null>;
  problem: Ref<string | null>;
  chosen: Ref<License | null>;
  choose(id: string): void;
  load(): Promise<void>;
  /** The key of the chosen licence: asked for once, and kept in this page's memory only. */
  readKey(): Promise<string>;
}

const injectionKey: InjectionKey<ConsoleLicenses> = Symbol("console licences");

/** The customer's licences of one product, shared by every console of the page. */
export function provideConsoleLicenses(productId: () => string): void {
  const client = useStoreClient();
  const licenses = ref<License[] | null>(null);
  const problem = ref<string | null>(null);
  const chosenId = ref<string | null>(null);
  const keys = new Map<string, string>();
  let loading: Promise<void> | null = null;

  const chosen = computed(() => {
    const all = licenses.value ?? [];
    return all.find(({ id }) => id === chosenId.value) ?? all.find(({ status }) => status === "active") ?? all[0] ?? null;
  });

  async function read(): Promise<void> {
    problem.value = null;
    try {
      const answer = await client.fetch<{ licenses: License[] }>("store/licenses", { query: { product_id: productId(), limit: 100 } });
      licenses.value = answer.licenses;
    } catch (error) {
      problem.value = toStoreError(error).message;
      loading = null;
    }
  }

  async function readKey(): Promise<string> {
    const id = chosen.value?.id;
    if (!id) throw new Error("No licence is chosen.");
    const known = keys.get(id);
    if (known) return known;
    const { license_key: key } = await client.fetch<{ license_key: string }>(`store/licenses/${encodeURIComponent(id)}/reveal`, { method: "POST" });
    keys.set(id, key);
    return key;
  }

  provide(injectionKey, { licenses, problem, chosen, choose: (id) => (chosenId.value = id), load: () => (loading ??= read()), readKey });
}

export function useConsoleLicenses(): ConsoleLicenses {
  const shared = inject(injectionKey);
  if (!shared) throw new Error("A console stands on a page that provides its licences.");
  return shared;
}
