import type { Customer } from "#shared/contracts";
import { toStoreError } from "~/lib/store-client";

interface Credentials {
  email: string;
  password: string;
}
interface Registration extends Credentials {
  first_name: string;
  last_name: string;
}

/** Who is signed in. The session itself is an httpOnly cookie that no script here can read. */
export const useSessionStore = defineStore("session", () => {
  const customer = ref<Customer | null>(null);
  const isSignedIn = computed(() => customer.value !== null);
  const firstName = computed(() => customer.value?.first_name || customer.value?.email || "");

  async function ask(path: string, options: Record<string, unknown>): Promise<void> {
    try {
      const answer = await $fetch<{ customer: Customer | null }>(path, { ...options, retry: 0 });
      customer.value = answer.customer;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  /** On the server with the visitor's cookies, which only the request's own fetch carries. */
  async function load(): Promise<void> {
    const answer = await useRequestFetch()<{ customer: Customer | null }>("/api/session").catch(() => null);
    customer.value = answer?.customer ?? null;
  }

  const signIn = (credentials: Credentials) => ask("/api/session", { method: "POST", body: credentials });
  const signUp = (registration: Registration) => ask("/api/account", { method: "POST", body: registration });

  async function signOut(): Promise<void> {
    await ask("/api/session", { method: "DELETE" });
    customer.value = null;
  }

  return { customer, isSignedIn, firstName, load, signIn, signUp, signOut };
});
