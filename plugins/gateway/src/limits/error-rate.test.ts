import { ErrorRate } from "./error-rate";

const START = 1_800_000_000_000;

function meter(percent = 50) {
  const rate = new ErrorRate(percent);
  let now = START;
  return {
    after: (ms: number) => (now += ms),
    wait: () => rate.waitFor(now),
    call(failed: boolean) {
      rate.pass(now);
      rate.note(failed, now);
    },
  };
}

describe("the error rate", () => {
  it("says nothing below twenty calls", () => {
    const client = meter();
    for (let call = 0; call < 19; call++) client.call(true);
    expect(client.wait()).toBe(0);
    client.call(true);
    expect(client.wait()).toBe(10_000);
  });

  it("bears exactly the allowed share", () => {
    const client = meter(50);
    for (let call = 0; call < 40; call++) client.call(call % 2 === 1);
    expect(client.wait()).toBe(0);
    client.call(true);
    expect(client.wait()).toBeGreaterThan(0);
  });

  it("lets one call in ten seconds through, and forgives at the first that succeeds", () => {
    const client = meter();
    for (let call = 0; call < 20; call++) client.call(true);
    client.after(9_999);
    expect(client.wait()).toBe(1);
    client.after(1);
    expect(client.wait()).toBe(0);
    client.call(true);
    expect(client.wait()).toBe(10_000);
    client.after(10_000);
    client.call(false);
    expect(client.wait()).toBe(0);
    for (let call = 0; call < 19; call++) client.call(true);
    expect(client.wait()).toBe(0);
  });

  it("forgets after five minutes", () => {
    const client = meter();
    for (let call = 0; call < 30; call++) client.call(true);
    client.after(5 * 60_000);
    expect(client.wait()).toBe(0);
    client.call(true);
    expect(client.wait()).toBe(0);
  });

  it("starts anew when the clock was set back", () => {
    const client = meter();
    for (let call = 0; call < 30; call++) client.call(true);
    client.after(-30 * 86_400_000);
    expect(client.wait()).toBe(0);
    for (let call = 0; call < 20; call++) client.call(true);
    expect(client.wait()).toBe(10_000);
  });
});
