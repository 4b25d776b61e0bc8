import { request } from "node:http";
import { sweepReleaseFilesWorkflow } from "@mintreu/catalog/workflows/sweep-release-files";
import { type Marketplace, MAX_FILE_BYTES } from "../harness/boot";
import { openReleaseBench, type ReleaseBench, sha256 } from "../harness/releases";
import { eventually, expectOk } from "../harness/shopping";
import { newDeveloper } from "../harness/vendor-products";

const bytesOf = (length: number, fill = 7) => new Uint8Array(length).fill(fill);

export function releaseUploadsSuite(marketplace: () => Marketplace): void {
  describe("files of releases", () => {
    let bench: ReleaseBench;
    let releaseId: string;

    beforeAll(async () => {
      bench = await openReleaseBench(marketplace());
      const { vendor, draft } = bench;
      releaseId = expectOk(await vendor.post(`/vendor/products/${(await draft()).id}/releases`, { version: "1.0.0" })).release.id;
    });

    /** Rows of the release that are not whole files. */
    const leftOver = () => marketplace().sql(`select id from release_file where release_id = ? and status <> 'stored'`, [releaseId]);

    it("keep size, SHA-256 and the type that their content has", async () => {
      const content = "# Notes\n";
      const { status, body } = await bench.upload(releaseId, "notes.md", content, {
        "content-type": "text/html",
        "x-content-sha256": sha256(content).toUpperCase(),
      });
      expect(status).toBe(201);
      expect(body.release_file).toMatchObject({
        name: "notes.md",
        size_bytes: content.length,
        sha256: sha256(content),
        content_type: "text/plain; charset=utf-8",
      });
      expect((await bench.readRelease(releaseId)).files).toEqual([expect.objectContaining({ id: body.release_file.id, sha256: sha256(content) })]);
    });

    it("may be sent again, with and without their checksum, also at the same time", async () => {
      const content = bytesOf(300_000);
      const answers = await Promise.all(Array.from({ length: 4 }, () => bench.upload(releaseId, "same.bin", content)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
      expect(new Set(answers.map(({ body }) => body.release_file.id)).size).toBe(1);
      expect((await bench.upload(releaseId, "same.bin", content, { "x-content-sha256": sha256(content) })).status).toBe(200);
      for (const headers of [{}, { "x-content-sha256": sha256("other") }]) {
        const other = await bench.upload(releaseId, "same.bin", "other", headers as Record<string, string>);
        expect([other.status, other.body.code]).toEqual([409, "release_file.name_taken"]);
      }
      expect(await leftOver()).toEqual([]);
    });

    it("are refused when they are too long, however that is said", async () => {
      const tooLong = bytesOf(MAX_FILE_BYTES + 1);
      const said = await bench.upload(releaseId, "long.bin", tooLong);
      expect([said.status, said.body.code]).toEqual([413, "release_file.too_large"]);
      // In chunks nobody knows the length before the end.
      const [vendor, path] = [await tokenOf(bench), `/vendor/releases/${releaseId}/files?name=long.bin`];
      const unsaid = await sendRaw(marketplace().baseUrl, path, vendor, { "transfer-encoding": "chunked" }, [tooLong]);
      expect([unsaid.status, unsaid.body.code]).toEqual([413, "release_file.too_large"]);
      const huge = await sendRaw(marketplace().baseUrl, path, vendor, { "content-length": String(8 * 1024 ** 4) }, [bytesOf(10)]);
      expect([huge.status, huge.body.code]).toEqual([413, "release_file.too_large"]);
      expect((await bench.upload(releaseId, "just-right.bin", bytesOf(MAX_FILE_BYTES))).status).toBe(201);
      expect(await leftOver()).toEqual([]);
    });

    it("leave nothing when their sender goes away", async () => {
      const [token, path] = [await tokenOf(bench), `/vendor/releases/${releaseId}/files?name=aborted.bin`];
      const before = await leftOver();
      await sendAndLeave(marketplace().baseUrl, path, token, async () => (await leftOver()).length > before.length);
      await eventually(async () => (await leftOver()).length === 0, "the half file is gone");
      expect((await bench.readRelease(releaseId)).files.map(({ name }) => name)).not.toContain("aborted.bin");
    });

    it("of a killed process are removed by the job", async () => {
      const { sql, container } = marketplace();
      await sql(
        `insert into release_file (id, release_id, name, storage_key, status, updated_at) values ('relfile_killed', ?, 'killed.bin', 'releases/killed/relfile_killed', 'uploading', now() - interval '1 hour')`,
        [releaseId],
      );
      await sql(
        `insert into release_file (id, release_id, name, storage_key, status) values ('relfile_alive', ?, 'alive.bin', 'releases/killed/relfile_alive', 'uploading')`,
        [releaseId],
      );
      await sweepReleaseFilesWorkflow(container).run({ input: { before: new Date(Date.now() - 600_000).toISOString() } });
      expect(await leftOver()).toEqual([{ id: "relfile_alive" }]);
      await sql(`delete from release_file where id = 'relfile_alive'`);
    });

    it.each<[what: string, name: string, content: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>, status: number, code: string]>([
      ["no name", "", "x", {}, 400, "release_file.name_invalid"],
      ["a path", "../../etc/passwd", "x", {}, 400, "release_file.name_invalid"],
      ["a line break", "a\r\nX-Evil: 1.zip", "x", {}, 400, "release_file.name_invalid"],
      ["a long name", "x".repeat(300), "x", {}, 400, "release_file.name_invalid"],
      ["no content", "empty.txt", "", {}, 400, "release_file.empty"],
      ["a wrong checksum", "wrong.txt", "x", { "x-content-sha256": sha256("y") }, 400, "release_file.checksum_mismatch"],
      ["a checksum that is none", "wrong.txt", "x", { "x-content-sha256": "abc" }, 400, "request.invalid"],
      ["an archive that is none", "fake.zip", "MZ not a zip", {}, 400, "release_file.content_mismatch"],
    ])("with %s are refused", async (_what, name, content, headers, status, code) => {
      const answer = await bench.upload(releaseId, name, content, headers);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(await leftOver()).toEqual([]);
    });

    it("keep names in any script with quotes and markup as they are", async () => {
      for (const name of [`it's "quoted".txt`, `"><img src=x onerror=alert(1)>.txt`, "übung 日本語 🎉.txt", "100%25.txt"]) {
        expect(expectOk(await bench.upload(releaseId, name, name)).release_file.name).toBe(name);
      }
    });

    it("are their own developer's, and of a draft only", async () => {
      const { admin, vendor, upload, step } = bench;
      const { client: other } = await newDeveloper(marketplace().http, admin);
      const path = `/vendor/releases/${releaseId}/files?name=x.txt`;
      for (const client of [other, vendor]) {
        const at = client === other ? path : "/vendor/releases/rel_none/files?name=x.txt";
        expect((await client.request("POST", at, undefined, { raw: "x", headers: { "content-type": "text/plain" } })).body.code).toBe("release.not_found");
      }
      const { files } = await bench.readRelease(releaseId);
      expect((await vendor.request("DELETE", `/vendor/releases/${releaseId}/files/relfile_none`)).body.code).toBe("release_file.not_found");
      expectOk(await vendor.request("DELETE", `/vendor/releases/${releaseId}/files/${files[0]!.id}`));
      expect((await bench.readRelease(releaseId)).files).toHaveLength(files.length - 1);
      expectOk(await step(releaseId, "submit"));
      expect((await upload(releaseId, "late.txt", "x")).body.code).toBe("release.not_editable");
      expect((await vendor.request("DELETE", `/vendor/releases/${releaseId}/files/${files[1]!.id}`)).body.code).toBe("release.not_editable");
      expect((await vendor.request("DELETE", `/vendor/releases/${releaseId}`)).body.code).toBe("release.not_editable");
      expectOk(await step(releaseId, "withdraw"));
      expectOk(await vendor.request("DELETE", `/vendor/releases/${releaseId}`));
      expect((await vendor.get(`/vendor/releases/${releaseId}`)).status).toBe(404);
      await sweepReleaseFilesWorkflow(marketplace().container).run({ input: { before: new Date(0).toISOString() } });
      expect(await marketplace().sql(`select id from release_file where release_id = ?`, [releaseId])).toEqual([]);
    });
  });
}

/** A key of the account: a bearer token that a raw request can carry. */
async function tokenOf({ vendor }: ReleaseBench): Promise<string> {
  return expectOk(await vendor.post("/vendor/api-keys", { name: "uploads", scopes: ["read", "catalog.write"] })).api_key.key;
}

interface RawAnswer {
  status: number;
  body: { code?: string };
}

/** A request whose headers say what they like, and whose body never says that it is over. */
function sendRaw(baseUrl: string, path: string, token: string, headers: Record<string, string>, chunks: Uint8Array[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${baseUrl}${path}`, { method: "POST", headers: { authorization: `Bearer ${token}`, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString()) });
        sent.destroy();
      });
    });
    sent.on("error", reject);
    for (const chunk of chunks) sent.write(chunk);
  });
}

/** Sends the beginning of a file and hangs up as soon as the server has noticed it. */
async function sendAndLeave(baseUrl: string, path: string, token: string, noticed: () => Promise<boolean>): Promise<void> {
  const sent = request(`${baseUrl}${path}`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-length": "1000000" } });
  const ended = new Promise<void>((resolve) => sent.once("close", () => resolve()));
  sent.on("error", () => undefined);
  sent.write(bytesOf(100_000));
  await eventually(noticed, "the upload has begun");
  sent.destroy();
  await ended;
}
