import { ViewCounter } from "./view-counter";

const view = (product_id: string, visitor: number) => ({ product_id, visitor: Buffer.from([visitor]), seen_at: new Date("2026-11-23T10:00:00Z") });

function counterOf({ failures = 0, ...options }: { failures?: number; most?: number } = {}) {
  const stored: string[][] = [];
  const errors: unknown[] = [];
  const store = async (views: { product_id: string }[]) => {
    if (failures-- > 0) throw new Error("the database is away");
    stored.push(views.map(({ product_id }) => product_id));
  };
  return { counter: new ViewCounter({ store, onError: (error) => errors.push(error), delayMs: 3_600_000, ...options }), stored, errors };
}

describe("counter of views", () => {
  it("stores together what came together, a visitor once for a product", async () => {
    const { counter, stored } = counterOf();
    for (const [product, visitor] of [
      ["a", 1],
      ["a", 1],
      ["a", 2],
      ["b", 1],
    ] as const)
      counter.add(view(product, visitor));
    await counter.flush();
    expect(stored).toEqual([["a", "a", "b"]]);
    await counter.flush();
    expect(stored).toHaveLength(1);
  });

  it("stores by itself after a while", async () => {
    const stored = await new Promise((resolve) => {
      const counter = new ViewCounter({ store: async (views) => resolve(views.length), onError: resolve, delayMs: 1 });
      counter.add(view("a", 1));
    });
    expect(stored).toBe(1);
  });

  it("loses nothing when it is closed", async () => {
    const { counter, stored } = counterOf();
    counter.add(view("a", 1));
    await counter.close();
    expect(stored).toEqual([["a"]]);
  });

  it("tries again what could not be stored, before what came since", async () => {
    const { counter, stored, errors } = counterOf({ failures: 1 });
    counter.add(view("a", 1));
    const first = counter.flush();
    counter.add(view("b", 1));
    await first;
    expect(errors).toHaveLength(1);
    await counter.close();
    expect(stored).toEqual([["a", "b"]]);
  });

  it("takes no more than it may hold", async () => {
    const { counter, stored } = counterOf({ most: 2 });
    for (let visitor = 0; visitor < 5; visitor++) counter.add(view("a", visitor));
    await counter.close();
    expect(stored).toEqual([["a", "a"]]);
  });
});
