// A process that records events by the compiled recorder while its database is away, and prints the id of each that is on
// disk, until it is killed.
const { randomUUID } = require("node:crypto");
const { createRecorder } = require("../../.medusa/server/src/events/recorder");

const event = () => ({
  id: randomUUID(),
  at: Date.UTC(2026, 10, 23, 12),
  license_id: "lic_1",
  product_id: "prod_1",
  developer_id: "dev_1",
  endpoint: "/rates/{base}",
  method: "GET",
  status: 200,
  request_bytes: 0,
  response_bytes: 500,
  upstream_ms: 1,
  total_ms: 2,
  country: null,
  ip_hash: "a",
  agent: null,
  units: 1,
  calls_lease_id: null,
  bytes_lease_id: null,
});

async function main() {
  const recorder = await createRecorder({
    spoolDir: process.env.SPOOL_DIR,
    pool: { connect: () => Promise.reject(new Error("away")) },
    now: () => new Date(),
    log: () => undefined,
  });
  for (;;) {
    const some = [event(), event(), event()];
    await Promise.all(some.map((one) => recorder.recordDurably(one)));
    process.stdout.write(`${some.map(({ id }) => id).join("\n")}\n`);
  }
}

main();
