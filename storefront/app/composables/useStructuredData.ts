import { toScriptText, type Thing } from "#shared/structured-data";

/** Puts schema.org data into the page's head; `key` tells those of one page apart. */
export function useStructuredData(key: string, thing: () => Thing | null): void {
  useHead({
    script: () => {
      const value = thing();
      return value ? [{ key: `ld-${key}`, type: "application/ld+json", innerHTML: toScriptText(value) }] : [];
    },
  });
}
