import { RegistryUnavailable } from "../contract";
import { type CacheRules, EntryCache } from "./entry-cache";
import { StoreGate } from "./store-gate";

interface Thing {
  id: string;
  version: number;
}

const RULES: CacheRules = { fresh_ms: 45_000, valid_ms: 60_000, missing_ms: 5000, stale_ms: 900_000, max_entries: 3, max_missing: 2 };

/** A store whose answers the test gives, and a cache before it. */
function setUp(rules: Partial<CacheRules> = {}) {
  let time = 1_000_000;
  const things = new Map<string, Thing>();
  const store = { reads: [] as string[], down: false, hold: null as Promise<void> | null };
  const gate = new StoreGate(() => time);
  const cache = new EntryCache<Thing>(
    {
      gate,
      now: () => time,
      noticesOf: ({ id }) => [`thing:${id}`],
      read: (question) =>
        gate.ask(async () => {
          store.reads.push(question);
          const thing = things.get(question) ?? null;
          await store.hold;
          if (store.down) throw new Error("no connection");
          return thing;
        }),
    },
    { ...RULES, ...rules },
  );
  const put = (id: string, version = 1) => things.set(id, { id, version });
  return { cache, store, things, put, pass: (ms: number) => (time += ms), find: (id: string) => cache.find(id, id) };
}

/** A promise that the test resolves. */
function gateway() {
  let open = () => {};
  const closed = new Promise<void>((resolve) => (open = resolve));
  return { closed, open };
}

describe("an entry", () => {
  it("is read once for all who ask, then answered at once", async () => {
    const { find, put, store } = setUp();
    put("a");
    const answers = await Promise.all([find("a"), find("a"), find("a")]);
    expect(answers.map((one) => one?.version)).toEqual([1, 1, 1]);
    expect(find("a")).toEqual({ id: "a", version: 1 });
    expect(store.reads).toEqual(["a"]);
  });

  it("is served while it is read anew beside, and not at all after a minute", async () => {
    const { find, put, pass, store } = setUp();
    put("a");
    await find("a");
    put("a", 2);
    pass(44_999);
    expect(find("a")).toMatchObject({ version: 1 });
    expect(store.reads).toHaveLength(1);
    pass(1);
    expect(find("a")).toMatchObject({ version: 1 });
    await new Promise(setImmediate);
    expect(find("a")).toMatchObject({ version: 2 });
    put("a", 3);
    pass(60_000);
    expect(await find("a")).toMatchObject({ version: 3 });
  });

  it("is forgotten with its notice, and only it", async () => {
    const { cache, find, put } = setUp();
    for (const id of ["a", "b"]) put(id);
    await Promise.all([find("a"), find("b")]);
    for (const id of ["a", "b"]) put(id, 2);
    cache.notice("thing:a");
    expect(find("b")).toMatchObject({ version: 1 });
    expect(await find("a")).toMatchObject({ version: 2 });
  });

  it("is read again when a notice overtook its reading", async () => {
    const { cache, find, put, store } = setUp();
    put("a");
    const first = gateway();
    store.hold = first.closed;
    const answer = find("a");
    put("a", 2);
    cache.notice("thing:b");
    cache.notice("thing:a");
    first.open();
    expect(await answer).toMatchObject({ version: 2 });
    expect(store.reads).toEqual(["a", "a"]);
    expect(find("a")).toMatchObject({ version: 2 });
  });

  it("is read anew at its next use after notices were interrupted, also when it was being read meanwhile", async () => {
    const { cache, find, put, store } = setUp();
    put("a");
    await find("a");
    put("a", 2);
    cache.suspectAll();
    expect(await find("a")).toMatchObject({ version: 2 });
    const held = gateway();
    store.hold = held.closed;
    cache.notice("thing:a");
    const answer = find("a");
    cache.suspectAll();
    put("a", 3);
    held.open();
    await answer;
    expect(await find("a")).toMatchObject({ version: 3 });
  });

  it("gives way to newer ones beyond the bound, with what was kept to find it by", async () => {
    const { cache, find, put } = setUp();
    for (const id of ["a", "b", "c", "d"]) {
      put(id);
      await find(id);
    }
    expect(cache.size).toBe(3);
    expect(cache.has("a")).toBe(false);
    cache.notice("thing:a");
    expect(await find("a")).toMatchObject({ id: "a" });
  });
});

describe("what does not exist", () => {
  it("is remembered for seconds, apart from what does", async () => {
    const { cache, find, put, pass, store } = setUp();
    put("a");
    await find("a");
    for (const id of ["x", "y", "z"]) expect(await find(id)).toBeNull();
    expect(find("z")).toBeNull();
    expect(store.reads).toEqual(["a", "x", "y", "z"]);
    expect(cache.has("a")).toBe(true);
    put("z");
    pass(5000);
    expect(await find("z")).toMatchObject({ id: "z" });
  });

  it("replaces what was deleted", async () => {
    const { cache, find, put, things } = setUp();
    put("a");
    await find("a");
    things.delete("a");
    cache.suspectAll();
    expect(await find("a")).toBeNull();
    expect(find("a")).toBeNull();
  });
});

describe("while the store cannot be reached", () => {
  it("serves what it knows without waiting, until the bound, and refuses the rest at once", async () => {
    const { find, put, pass, store, cache } = setUp();
    put("a");
    await find("a");
    store.down = true;
    cache.suspectAll();
    pass(61_000);
    expect(await find("a")).toMatchObject({ version: 1 });
    expect(find("a")).toMatchObject({ version: 1 });
    await expect(find("b")).rejects.toBeInstanceOf(RegistryUnavailable);
    const asked = store.reads.length;
    await expect(find("c")).rejects.toBeInstanceOf(RegistryUnavailable);
    expect(store.reads).toHaveLength(asked);
    pass(839_000);
    await expect(find("a")).rejects.toBeInstanceOf(RegistryUnavailable);
  });

  it("finds out beside that it is back", async () => {
    const { find, put, pass, store } = setUp();
    put("a");
    await find("a");
    store.down = true;
    pass(61_000);
    await find("a");
    store.down = false;
    put("a", 2);
    pass(500);
    expect(find("a")).toMatchObject({ version: 1 });
    await new Promise(setImmediate);
    expect(find("a")).toMatchObject({ version: 2 });
  });

  it("serves nothing that a notice called wrong", async () => {
    const { cache, find, put, pass, store } = setUp();
    put("a");
    await find("a");
    const held = gateway();
    store.hold = held.closed;
    store.down = true;
    pass(61_000);
    const answer = Promise.resolve(find("a"));
    cache.notice("thing:a");
    held.open();
    await expect(answer).rejects.toBeInstanceOf(RegistryUnavailable);
  });
});

it("takes an entry of the future for one to be read anew", async () => {
  const { find, put, pass } = setUp();
  put("a");
  await find("a");
  put("a", 2);
  pass(-5000);
  expect(await find("a")).toMatchObject({ version: 2 });
});
