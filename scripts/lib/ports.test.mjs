import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { preferredPorts, reservePorts } from "./ports.mjs";

async function occupied(host, port = 0) {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  return { port: server.address().port, close: () => new Promise((resolve) => server.close(resolve)) };
}

for (const host of ["127.0.0.1", "0.0.0.0", "::1"]) {
  test(`passes over a port that somebody uses on ${host}`, async () => {
    const stranger = await occupied(host);
    const { ports, releaseAll } = await reservePorts({ backend: stranger.port });
    await releaseAll();
    await stranger.close();
    assert.ok(ports.backend > stranger.port);
  });
}

test("prefers the port of last time, when it is free", async () => {
  const first = await occupied("127.0.0.1");
  const second = await occupied("127.0.0.1");
  await second.close();
  const again = await reservePorts({ backend: first.port }, { backend: second.port });
  assert.equal(again.ports.backend, second.port);
  const other = await reservePorts({ backend: first.port }, { backend: second.port });
  assert.notEqual(other.ports.backend, second.port, "it is reserved by the first");
  await Promise.all([again.releaseAll(), other.releaseAll(), first.close()]);
});

test("keeps ports until they are released, and gives no port twice", async () => {
  const start = await occupied("127.0.0.1");
  const { ports, release, releaseAll } = await reservePorts({ backend: start.port, storefront: start.port });
  assert.notEqual(ports.backend, ports.storefront);
  await assert.rejects(occupied("127.0.0.1", ports.backend), { code: "EADDRINUSE" });
  await release("backend");
  await (await occupied("127.0.0.1", ports.backend)).close();
  await Promise.all([releaseAll(), start.close()]);
});

test("ignores a remembered value that is no port", async () => {
  const { ports, releaseAll } = await reservePorts({ backend: 42000 }, { backend: "9000; rm" });
  await releaseAll();
  assert.ok(ports.backend >= 42000);
});

test("a variable moves one port; what is no port is one line that names it", () => {
  const usual = preferredPorts({});
  assert.deepEqual(preferredPorts({ MINTREU_SMTP_PORT: "2525", MINTREU_MAIL_PORT: "" }), { ...usual, smtp: 2525 });
  for (const value of ["abc", "0", "65536", "80.5"]) {
    assert.throws(() => preferredPorts({ MINTREU_BACKEND_PORT: value }), { name: "LaunchError", message: /MINTREU_BACKEND_PORT/ });
  }
});
