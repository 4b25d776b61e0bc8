/** Where answers are kept between calls: texts by name. Each method may be asynchronous and may fail; a failing cache is no cache. */
export interface LicenseCache {
  get(name: string): string | undefined | null | Promise<string | undefined | null>;
  set(name: string, text: string): void | Promise<void>;
  delete(name: string): void | Promise<void>;
}

/** Lives as long as the process. */
export function memoryCache(): LicenseCache {
  const texts = new Map<string, string>();
  return {
    get: (name) => texts.get(name),
    set: (name, text) => void texts.set(name, text),
    delete: (name) => void texts.delete(name),
  };
}

/** The part of the browser's `localStorage` that is needed here. */
export interface TextStorage {
  getItem(name: string): string | null;
  setItem(name: string, text: string): void;
  removeItem(name: string): void;
}

/** Keeps answers in `localStorage`, so that the next page needs no request. */
export function storageCache(storage: TextStorage, prefix = "mintreu:"): LicenseCache {
  return {
    get: (name) => storage.getItem(prefix + name),
    set: (name, text) => storage.setItem(prefix + name, text),
    delete: (name) => storage.removeItem(prefix + name),
  };
}

/** A cache that never fails: what cannot be read is not there, what cannot be written is not kept. */
export interface SafeCache {
  get(name: string): Promise<string | undefined>;
  set(name: string, text: string): Promise<void>;
  delete(name: string): Promise<void>;
}

export function safeCache(cache: LicenseCache): SafeCache {
  const tried = async <Value>(work: () => Value | Promise<Value>): Promise<Value | undefined> => {
    try {
      return await work();
    } catch {
      return undefined;
    }
  };
  return {
    get: async (name) => (await tried(() => cache.get(name))) ?? undefined,
    set: async (name, text) => void (await tried(() => cache.set(name, text))),
    delete: async (name) => void (await tried(() => cache.delete(name))),
  };
}
