import { anchorOf, type OperationGroup } from "#shared/api-reference";

/** Which operations are open; the one that the address names opens by itself and comes into view. */
export function useOpenOperations(groups: () => OperationGroup[]) {
  const opened = ref(new Set<string>());
  const current = ref<string | null>(null);

  function setOpen(id: string, open: boolean) {
    if (open === opened.value.has(id)) return;
    if (open) opened.value.add(id);
    else opened.value.delete(id);
  }

  async function follow() {
    const fragment = decodeURIComponent(location.hash.slice(1));
    const named = groups().flatMap(({ operations }) => operations);
    const operation = named.find(({ id }) => anchorOf(id) === fragment);
    current.value = operation?.id ?? null;
    if (!operation) return;
    setOpen(operation.id, true);
    await nextTick();
    document.getElementById(fragment)?.scrollIntoView();
  }

  onMounted(follow);
  useEventListener("hashchange", follow);
  return { isOpen: (id: string) => opened.value.has(id), setOpen, current };
}
