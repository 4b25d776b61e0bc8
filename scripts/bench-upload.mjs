#!/usr/bin/env node
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parseArgs } from "node:util";
import { pipeline } from "node:stream/promises";

/**
 * Sends a file of 2 GiB through a running backend and fetches it again: time, the backend's memory meanwhile, and whether
 * the bytes are the same. Wants `npm start` running, or with --run another run.json. Reads memory from /proc: Linux only.
 */
const MEBIBYTE = 1024 * 1024;
const LIMIT_MB = 700;

const { values } = parseArgs({
  options: { run: { type: "string" }, megabytes: { type: "string", default: "2048" }, pid: { type: "string" }, json: { type: "boolean", default: false } },
});
const size = Number(values.megabytes) * MEBIBYTE;
const run = JSON.parse(readFileSync(values.run ?? join(process.env.MINTREU_DATA_DIR ?? ".data", "run.json"), "utf8"));
const origin = run.backend_url.replace("localhost", "127.0.0.1");

const result = await bench();
console.log(`upload    ${result.upload_s} s   ${rate(result.upload_s)}`);
console.log(`download  ${result.download_s} s   ${rate(result.download_s)}`);
console.log(`backend   ${result.rss_before_mb} MB before, ${result.rss_peak_mb} MB at its peak (limit ${LIMIT_MB} MB)`);
console.log(`SHA-256   ${result.sha256_equal ? "equal" : "DIFFERENT"}`);
if (values.json) console.log(JSON.stringify({ upload: result }));
process.exitCode = result.sha256_equal && result.rss_peak_mb < LIMIT_MB ? 0 : 1;

async function bench() {
  const admin = await signIn("user", run.admin);
  const vendor = await signIn("developer", run.developer);
  const customer = await signIn("customer", run.customer);
  const product = await demoProduct();
  const pid = Number(values.pid ?? backendPid());
  const meter = watchMemory(pid);
  const { release } = await api("POST", `/vendor/products/${product}/releases`, vendor, { version: `1.0.0-bench.${Date.now()}` });
  const [uploaded, upload_s] = await timed(() => upload(release.id, vendor));
  await api("POST", `/vendor/releases/${release.id}/submit`, vendor);
  const { product_changes } = await api("GET", "/admin/product-changes?status=pending&kind=release&limit=100", admin);
  await api("POST", `/admin/product-changes/${product_changes.find((change) => change.release_id === release.id).id}/approve`, admin, {});
  const { url } = await api("POST", `/store/release-files/${uploaded.file.id}/download`, customer, {});
  const [downloaded, download_s] = await timed(() => download(url));
  await api("POST", `/vendor/releases/${release.id}/yank`, vendor, { reason: "Only measured." });
  const { before, peak } = meter.stop();
  const sha256_equal = uploaded.sha256 === uploaded.file.sha256 && downloaded === uploaded.sha256 && uploaded.file.size_bytes === size;
  return { bytes: size, upload_s, download_s, rss_before_mb: before, rss_peak_mb: peak, sha256_equal };
}

async function signIn(actor, { email, password }) {
  return (await api("POST", `/auth/${actor}/emailpass`, undefined, { email, password })).token;
}

async function demoProduct() {
  const { products } = await api("GET", `/store/products?handle=${run.demo.package_product.handle}`);
  return products[0].id;
}

async function api(method, path, token, body) {
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(path.startsWith("/store") ? { "x-publishable-api-key": run.publishable_key } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.code} ${answer.message}`);
  return answer;
}

/** Random content, made on the way; the hash of what was sent stands beside what the backend answers. */
async function upload(releaseId, token) {
  const hash = createHash("sha256");
  const block = randomBytes(MEBIBYTE);
  async function* content() {
    for (let at = 0; at < size; at += MEBIBYTE) {
      block.writeUInt32BE(at / MEBIBYTE);
      const chunk = Buffer.from(block.subarray(0, Math.min(MEBIBYTE, size - at)));
      hash.update(chunk);
      yield chunk;
    }
  }
  const file = await new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/octet-stream", "content-length": size };
    const sent = request(`${origin}/vendor/releases/${releaseId}/files?name=large.bin`, { method: "POST", headers }, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      if (response.statusCode === 201) resolve(JSON.parse(text).release_file);
      else reject(new Error(`upload: ${response.statusCode} ${text}`));
    });
    pipeline(Readable.from(content(), { objectMode: false, highWaterMark: MEBIBYTE }), sent).catch(reject);
  });
  return { file, sha256: hash.digest("hex") };
}

async function download(url) {
  const response = await fetch(url.replace("localhost", "127.0.0.1"));
  if (!response.ok) throw new Error(`download: ${response.status} ${await response.text()}`);
  const hash = createHash("sha256");
  for await (const chunk of response.body) hash.update(chunk);
  return hash.digest("hex");
}

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return [value, Number(((performance.now() - start) / 1000).toFixed(1))];
}

function rate(seconds) {
  return `${Math.round(size / MEBIBYTE / seconds)} MB/s`;
}

/** The process that listens where the backend does, as the kernel tells. */
function backendPid() {
  const port = Number(new URL(origin).port).toString(16).toUpperCase().padStart(4, "0");
  const listening = ["tcp", "tcp6"].flatMap((table) => readFileSync(`/proc/net/${table}`, "utf8").split("\n"));
  const inode = listening.map((line) => line.trim().split(/\s+/)).find((row) => row[1]?.endsWith(`:${port}`) && row[3] === "0A")?.[9];
  const pid = readdirSync("/proc").find((name) => /^\d+$/.test(name) && socketsOf(name).includes(`socket:[${inode}]`));
  if (!pid) throw new Error("Say which process is the backend: --pid <number>.");
  return pid;
}

function socketsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch {
    // Another user's, or gone meanwhile.
    return [];
  }
}

function watchMemory(pid) {
  const read = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  const before = Math.round(read());
  let peak = before;
  const timer = setInterval(() => (peak = Math.max(peak, Math.round(read()))), 50);
  return {
    stop() {
      clearInterval(timer);
      return { before, peak };
    },
  };
}
