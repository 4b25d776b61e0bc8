// A gateway process as far as limits go, with the compiled code, until it is killed. It is told what to do by messages:
// `admit` answers how many calls passed; `serve` spends a quota call by call, and tells each that is on disk.
const { randomBytes, randomUUID } = require("node:crypto");
const pg = require("pg");
const { createRecorder } = require("../../.medusa/server/src/events/recorder");
const { createLimits } = require("../../.medusa/server/src/limits/create-limits");

const { databaseUrl, spoolDir, clockOffsetMs = 0, ...options } = JSON.parse(process.env.LIMITS_PROCESS);
const route = { default_limits: {} };

async function main() {
  const pool = databaseUrl ? new pg.Pool({ connectionString: databaseUrl, max: 4 }) : null;
  pool?.on("error", () => undefined);
  const now = () => Date.now() + clockOffsetMs;
  const limits = await createLimits({ ...options, database: pool ?? { query: () => Promise.reject(new Error("none")) }, now });
  const recorder = spoolDir ? await createRecorder({ spoolDir, pool, now: () => new Date(), log: () => undefined }) : null;
  if (recorder) {
    await recorder.leftShipped;
    await limits.reclaim();
  }
  process.on("message", (message) => void (message.do === "admit" ? admit(limits, message) : serve(limits, recorder, message)));
  process.send({ ready: true });
}

async function admit(limits, { license, count }) {
  const answers = await Promise.all(Array.from({ length: count }, () => limits.admit({ license, route, units: 1, call_id: randomUUID() })));
  const refused = {};
  for (const answer of answers) if (!answer.ok) refused[answer.limit] = (refused[answer.limit] ?? 0) + 1;
  process.send({ admitted: answers.filter(({ ok }) => ok).length, refused });
}

async function serve(limits, recorder, { license, at_a_time }) {
  const worker = async () => {
    for (;;) {
      const id = uuidNow();
      const answer = await limits.admit({ license, route, units: 1, call_id: id });
      if (!answer.ok) {
        process.send({ refused: answer.reason });
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      const failed = Math.random() < 0.1;
      const units = failed ? 0 : 1;
      const { calls_lease_id, bytes_lease_id } = answer;
      await recorder.recordDurably({
        ...event,
        id,
        at: Date.now() + clockOffsetMs,
        license_id: license.id,
        status: failed ? 502 : 200,
        units,
        calls_lease_id,
        bytes_lease_id,
      });
      answer.settle({ status: failed ? 502 : 200, units, bytes: 0 });
      if (!failed) process.send({ served: id });
    }
  };
  await Promise.all(Array.from({ length: at_a_time }, worker));
}

const event = {
  product_id: "prod_1",
  developer_id: "dev_1",
  endpoint: "/rates/{base}",
  method: "GET",
  request_bytes: 0,
  response_bytes: 0,
  upstream_ms: 1,
  total_ms: 2,
  country: null,
  ip_hash: "a",
  agent: null,
};

function uuidNow() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

main();
