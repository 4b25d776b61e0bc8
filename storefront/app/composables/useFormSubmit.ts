import { toStoreError } from "~/lib/store-client";

/** One submission at a time; what went wrong becomes a message beside the form, what was typed stays. */
export function useFormSubmit(action: () => Promise<unknown>) {
  const pending = ref(false);
  const problem = ref<string | null>(null);

  async function submit(): Promise<void> {
    if (pending.value) return;
    pending.value = true;
    problem.value = null;
    try {
      await action();
    } catch (error) {
      problem.value = toStoreError(error).message;
    } finally {
      pending.value = false;
    }
  }

  return { pending, problem, submit };
}
