import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { FileStore } from "../src/files/file-store";
import { attachmentNamed } from "../src/files/attachment";
import { s3FileStore } from "../src/files/s3-file-store";
import { type S3Double, startS3Double } from "./s3-double/server";

const BUCKET = "releases";
const KEYS = { accessKeyId: "AKIATEST", secretAccessKey: "a secret that nobody guesses", region: "eu-central-1" };
const KEY = "releases/rel_1/relfile_1";
const MEBIBYTE = 1024 * 1024;

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

/** A stream in pieces of the size that a network gives. */
function* pieces(length: number): Generator<Buffer> {
  for (let at = 0; at < length; at += 65_536) yield Buffer.alloc(Math.min(65_536, length - at), at / 65_536);
}

describe("files in S3", () => {
  let double: S3Double;
  let store: FileStore;

  const storeOf = (change: object = {}) =>
    s3FileStore({
      bucket: BUCKET,
      region: KEYS.region,
      access_key_id: KEYS.accessKeyId,
      secret_access_key: KEYS.secretAccessKey,
      endpoint: double.endpoint,
      force_path_style: true,
      prefix: "shop/",
      ...change,
    });

  beforeEach(async () => {
    double = await startS3Double(BUCKET, KEYS);
    store = storeOf();
  });

  afterEach(() => double.stop());

  const linkTo = async (name = "notes.txt") => {
    const opened = await store.open(KEY, { content_type: "text/plain; charset=utf-8", disposition: attachmentNamed(name), expires_in_seconds: 300 });
    if (!("url" in opened)) throw new Error("a bucket has no path");
    return opened.url;
  };

  it("are stored whole, under a prefix, and kept by no cache", async () => {
    await store.write(KEY, Readable.from([Buffer.from("hello "), Buffer.from("world")]));
    expect(double.objects.get(`shop/${KEY}`)).toEqual({
      content: Buffer.from("hello world"),
      headers: { "content-type": "application/octet-stream", "content-disposition": "attachment", "cache-control": "private, no-store" },
    });
    await store.remove(KEY);
    await store.remove(KEY);
    expect(double.objects.size).toBe(0);
  });

  it("of more than 16 MB go part by part and come out the same", async () => {
    const length = 17 * MEBIBYTE + 123;
    await store.write(KEY, Readable.from(pieces(length)));
    expect(double.asked.filter((name) => name === "PUT partNumber")).toHaveLength(3);
    const { content } = double.objects.get(`shop/${KEY}`)!;
    expect([content.length, sha256(content), double.uploads.size]).toEqual([length, sha256(Buffer.concat([...pieces(length)])), 0]);
  });

  it("are handed over by a link with their name and type, whole or in part", async () => {
    await store.write(KEY, Readable.from([Buffer.from("0123456789")]));
    const url = await linkTo(`it's "new" übung.txt`);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, "0123456789"]);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "private, no-store",
      "content-disposition": attachmentNamed(`it's "new" übung.txt`),
    });
    const part = await fetch(url, { headers: { range: "bytes=4-" } });
    expect([part.status, await part.text()]).toEqual([206, "456789"]);
  });

  it("are closed to links that are old or were changed", async () => {
    await store.write(KEY, Readable.from([Buffer.from("secret")]));
    const url = await linkTo();
    const codeOf = async (address: string) => /<Code>(\w+)</.exec(await (await fetch(address)).text())?.[1] ?? "served";
    const changed = (name: string, value: string) => {
      const other = new URL(url);
      other.searchParams.set(name, value);
      return codeOf(other.href);
    };
    expect(await codeOf(url)).toBe("served");
    expect(await changed("response-content-disposition", "inline")).toBe("SignatureDoesNotMatch");
    expect(await changed("X-Amz-Expires", "604800")).toBe("SignatureDoesNotMatch");
    expect(await codeOf(url.replace("relfile_1", "relfile_2"))).toBe("SignatureDoesNotMatch");
    expect(await codeOf(url.split("?")[0]!)).toBe("AccessDenied");
    double.now = () => new Date(Date.now() + 301_000);
    expect(await codeOf(url)).toBe("AccessDenied");
  });

  it.each([
    ["secret", { secret_access_key: "another secret" }, "SignatureDoesNotMatch"],
    ["key", { access_key_id: "AKIAOTHER" }, "InvalidAccessKeyId"],
    ["bucket", { bucket: "another" }, "NoSuchBucket"],
  ])("are refused by the store with a wrong %s", async (_what, change, name) => {
    await expect(storeOf(change).write(KEY, Readable.from([Buffer.from("x")]))).rejects.toMatchObject({ name });
    expect(double.objects.size).toBe(0);
  });

  it("that a line has damaged are refused, in one piece and in parts", async () => {
    double.corrupt = (content, asked) => (asked === "PUT object" || asked === "PUT partNumber" ? damaged(content) : content);
    for (const length of [1000, 9 * MEBIBYTE]) {
      await expect(store.write(KEY, Readable.from(pieces(length)))).rejects.toMatchObject({
        name: expect.stringMatching(/^(BadDigest|XAmzContentSHA256Mismatch)$/),
      });
    }
    expect([double.objects.size, double.uploads.size]).toEqual([0, 0]);
  });

  it("leave nothing when their sender breaks off", async () => {
    const broken = Readable.from(
      (function* () {
        yield* pieces(20 * MEBIBYTE);
        throw new Error("broken off");
      })(),
    );
    await expect(store.write(KEY, broken)).rejects.toThrow("broken off");
    expect([double.objects.size, double.uploads.size]).toEqual([0, 0]);
  });

  it("of a killed process are removed with their key, and no others", async () => {
    for (const key of [KEY, `${KEY}0`]) double.uploads.set(key, { key: `shop/${key}`, parts: new Map(), headers: {} });
    await store.remove(KEY);
    expect([...double.uploads.keys()]).toEqual([`${KEY}0`]);
  });

  it("never have a key from outside", async () => {
    for (const key of ["../x", "/x", "a//b", "a b", "", "a/../b"]) await expect(store.write(key, Readable.from(["x"]))).rejects.toThrow("no key");
  });
});

/** One bit of the content, which stands in the middle also when lengths and checksums stand around it. */
function damaged(content: Buffer): Buffer {
  const copy = Buffer.from(content);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
