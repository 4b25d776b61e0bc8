import { UsageSketch } from "./usage-sketch";

const event = { total_us: 1000, ip_hash: "a", country: "DE", agent: "curl" };

describe("the sketch of a period", () => {
  it("counts countries exactly and keeps few agents apart", () => {
    const sketch = new UsageSketch();
    sketch.add(event);
    sketch.add({ ...event, country: null, agent: null });
    for (let index = 0; index < 100; index += 1) sketch.add({ ...event, country: "FR", agent: `bot-${index}` });
    const stored = sketch.toStored();
    expect(stored.countries).toEqual({ DE: 1, FR: 100 });
    expect(Object.keys(stored.agents)).toHaveLength(61);
    expect(Object.values(stored.agents).reduce((sum, times) => sum + times)).toBe(101);
    expect(UsageSketch.fromStored(stored).toStored()).toMatchObject({ countries: { DE: 1, FR: 100 }, latency: stored.latency, ips: stored.ips });
  });

  it("is that of the whole when parts are merged", () => {
    const [one, other] = [new UsageSketch(), new UsageSketch()];
    one.add(event);
    other.add({ ...event, ip_hash: "b", total_us: 3000 });
    one.merge(UsageSketch.fromStored(other.toStored()));
    expect(one.ips.estimate()).toBe(2);
    expect(one.countries.get("DE")).toBe(2);
    expect(one.latency.quantile(1)).toBeCloseTo(3000, -2);
  });
});
