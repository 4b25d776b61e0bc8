import type { License } from "#shared/contracts";
import { toStoreError } from "~/lib/store-client";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 3000;
const GIVE_UP_AFTER_MS = 60_000;

/**
 * The licences of an order. They are minted a moment after the payment settles, so this asks again,
 * slower each time, until `expected` are there or a minute is over.
 */
export function useOrderLicenses(orderId: string, expected: () => number) {
  const client = useStoreClient();
  const licenses = ref<License[]>([]);
  const waiting = ref(true);
  const problem = ref<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let startedAt = 0;
  let stopped = false;

  async function ask(wait: number): Promise<void> {
    try {
      const answer = await client.fetch<{ licenses: License[] }>("store/licenses", { query: { order_id: orderId, limit: 100 } });
      licenses.value = answer.licenses;
      problem.value = null;
    } catch (error) {
      problem.value = toStoreError(error).message;
    }
    if (stopped) return;
    const complete = licenses.value.length > 0 && licenses.value.length >= expected();
    if (complete || Date.now() - startedAt > GIVE_UP_AFTER_MS) {
      waiting.value = false;
      return;
    }
    timer = setTimeout(ask, wait, Math.min(wait * 1.5, LONGEST_WAIT_MS));
  }

  function start(): Promise<void> {
    clearTimeout(timer);
    stopped = false;
    waiting.value = true;
    startedAt = Date.now();
    return ask(FIRST_WAIT_MS);
  }

  onScopeDispose(() => {
    stopped = true;
    clearTimeout(timer);
  });
  return { licenses, waiting, problem, start };
}
