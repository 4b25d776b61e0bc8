import { Readable } from "node:stream";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type S3Double, startS3Double } from "./s3-double/server";

const BUCKET = "releases";
const KEYS = { accessKeyId: "AKIATEST", secretAccessKey: "a secret that nobody guesses", region: "eu-central-1" };
const CONTENT = Buffer.from("chunk by chunk ".repeat(10_000));

describe("the double of S3", () => {
  let double: S3Double;
  let client: S3Client;

  beforeEach(async () => {
    double = await startS3Double(BUCKET, KEYS);
    client = new S3Client({ region: KEYS.region, credentials: KEYS, endpoint: double.endpoint, forcePathStyle: true, maxAttempts: 1 });
  });

  afterEach(() => double.stop());

  /** A stream is sent in signed chunks with its checksum behind, because nobody knows it before. */
  const put = (algorithm: "CRC32" | "SHA256" = "CRC32") =>
    client.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: "streamed", Body: Readable.from([CONTENT]), ContentLength: CONTENT.length, ChecksumAlgorithm: algorithm }),
    );

  it.each(["CRC32", "SHA256"] as const)("takes chunks apart and compares the trailer (%s)", async (algorithm) => {
    await put(algorithm);
    expect(double.objects.get("streamed")?.content.equals(CONTENT)).toBe(true);
  });

  it.each<[what: string, corrupt: (raw: Buffer) => Buffer, name: string]>([
    ["content", (raw) => replaced(raw, raw.length >> 1, "#"), "BadDigest"],
    ["trailer", (raw) => replaced(raw, raw.lastIndexOf("x-amz-checksum-crc32:") + 22, "#"), "BadDigest"],
    ["end", (raw) => raw.subarray(0, raw.length - 200), "IncompleteBody"],
    [
      "trailer's name",
      (raw) => Buffer.from(raw.toString("latin1").replace("x-amz-checksum-crc32:", "x-amz-checksum-none:"), "latin1"),
      "MalformedTrailerError",
    ],
  ])("refuses a damaged %s", async (_what, corrupt, name) => {
    double.corrupt = corrupt;
    await expect(put()).rejects.toMatchObject({ name: expect.stringMatching(new RegExp(`^(${name})$`)) });
    expect(double.objects.size).toBe(0);
  });

  it("refuses a request that was signed too long ago", async () => {
    double.now = () => new Date(Date.now() + 20 * 60_000);
    await expect(put()).rejects.toMatchObject({ name: "RequestTimeTooSkewed" });
  });
});

function replaced(raw: Buffer, at: number, sign: string): Buffer {
  const copy = Buffer.from(raw);
  copy.write(sign, at, "latin1");
  return copy;
}
