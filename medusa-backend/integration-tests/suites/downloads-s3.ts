import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { attachmentNamed } from "@mintreu/catalog/files/attachment";
import type { S3Settings } from "@mintreu/catalog/files/s3-file-store";
import { sweepReleaseFilesWorkflow } from "@mintreu/catalog/workflows/sweep-release-files";
import { type S3Double, startS3Double } from "../../../plugins/catalog/integration-tests/s3-double/server";
import type { Marketplace } from "../harness/boot";
import { newHolder, openReleaseBench, type ReleaseBench, sha256 } from "../harness/releases";
import { expectOk } from "../harness/shopping";

const KEYS = { accessKeyId: "AKIATEST", secretAccessKey: "a secret that nobody guesses", region: "eu-central-1" };

export function downloadsFromS3Suite(marketplace: () => Marketplace): void {
  describe("releases in S3", () => {
    let bench: ReleaseBench;
    let double: S3Double;
    let options: { s3: S3Settings | null };

    beforeAll(async () => {
      bench = await openReleaseBench(marketplace());
      double = await startS3Double("releases", KEYS);
      const { plugins } = marketplace().container.resolve(ContainerRegistrationKeys.CONFIG_MODULE);
      const catalog = plugins.find((plugin) => typeof plugin === "object" && plugin.resolve === "@mintreu/catalog") as unknown as { options: typeof options };
      options = catalog.options;
      const place = { bucket: "releases", endpoint: double.endpoint, force_path_style: true };
      options.s3 = { ...place, region: KEYS.region, access_key_id: KEYS.accessKeyId, secret_access_key: KEYS.secretAccessKey };
    });

    afterAll(async () => {
      options.s3 = null;
      await double.stop();
    });

    it("go there and come from there, by a link of its own that ends", async () => {
      const product = await bench.published();
      const { files } = await bench.publishRelease(product.id, "1.0.0", "kept in a bucket");
      expect(double.objects.size).toBe(1);
      const holder = await newHolder(marketplace(), product);
      const { url } = expectOk(await holder.client.post(`/store/release-files/${files[0]!.id}/download`));
      const answer = await fetch(`${marketplace().baseUrl}${new URL(url).pathname}`, { redirect: "manual" });
      const location = answer.headers.get("location")!;
      expect([answer.status, answer.headers.get("cache-control"), new URL(location).origin]).toEqual([302, "private, no-store", double.endpoint]);
      const file = await fetch(location);
      expect([file.headers.get("content-disposition"), sha256(await file.text())]).toEqual([attachmentNamed("notes.txt"), sha256("kept in a bucket")]);
      double.now = () => new Date(Date.now() + 301_000);
      expect((await fetch(location)).status).toBe(403);
      double.now = () => new Date();
      expect(expectOk(await bench.vendor.get(`/vendor/products/${product.id}/downloads`)).count).toBe(1);
    });

    it("that the store refuses are refused, leave nothing, and may be sent again", async () => {
      const { vendor, draft, upload } = bench;
      const { release } = expectOk(await vendor.post(`/vendor/products/${(await draft()).id}/releases`, { version: "1.0.0" }));
      const before = double.objects.size;
      double.corrupt = (content, asked) => (asked === "PUT object" ? Buffer.concat([content, Buffer.from("!")]) : content);
      const refused = await upload(release.id, "notes.txt", "damaged on its way");
      expect([refused.status, refused.body.code, refused.headers.get("retry-after")]).toEqual([503, "release_file.store_unavailable", "30"]);
      expect(JSON.stringify(refused.body)).not.toMatch(/Sha256|Digest|127\.0\.0\.1/);
      double.corrupt = null;
      expect((await upload(release.id, "notes.txt", "damaged on its way")).status).toBe(201);
      expect(double.objects.size).toBe(before + 1);
      expectOk(await vendor.request("DELETE", `/vendor/releases/${release.id}`));
      await sweepReleaseFilesWorkflow(marketplace().container).run({ input: { before: new Date(0).toISOString() } });
      expect(double.objects.size).toBe(before);
    });
  });
}
