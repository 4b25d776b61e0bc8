import { AbortMultipartUploadCommand, DeleteObjectCommand, GetObjectCommand, ListMultipartUploadsCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { checkedKey, type FileStore } from "./file-store";

export interface S3Settings {
  bucket: string;
  region: string;
  access_key_id: string;
  secret_access_key: string;
  /** Of a compatible store; Amazon's own when left out. */
  endpoint?: string | undefined;
  /** `host/bucket/key` instead of `bucket.host/key`: what most compatible stores want. */
  force_path_style?: boolean | undefined;
  /** Put before every key, so that a bucket can be shared. */
  prefix?: string | undefined;
}

/** Paid files: no cache on the way keeps one. */
const CACHE_CONTROL = "private, no-store";

/** Part by part: this many bytes at once, this many times, is what an upload takes of memory. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_AT_ONCE = 2;

/** Files in a bucket of S3 or a compatible store; the bucket itself stays private. */
export function s3FileStore({ bucket, prefix = "", ...settings }: S3Settings): FileStore {
  const client = new S3Client({
    region: settings.region,
    credentials: { accessKeyId: settings.access_key_id, secretAccessKey: settings.secret_access_key },
    forcePathStyle: settings.force_path_style ?? false,
    ...(settings.endpoint ? { endpoint: settings.endpoint } : {}),
  });
  const place = (key: string) => ({ Bucket: bucket, Key: `${prefix}${checkedKey(key)}` });
  return {
    async write(key, body) {
      const upload = new Upload({
        client,
        params: { ...place(key), Body: body, ContentType: "application/octet-stream", ContentDisposition: "attachment", CacheControl: CACHE_CONTROL },
        partSize: PART_BYTES,
        queueSize: PARTS_AT_ONCE,
      });
      try {
        await upload.done();
      } catch (error) {
        body.destroy();
        throw error;
      }
    },
    async remove(key) {
      const at = place(key);
      await client.send(new DeleteObjectCommand(at));
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: at.Bucket, Prefix: at.Key }));
      for (const { Key, UploadId } of Uploads) {
        if (Key === at.Key) await client.send(new AbortMultipartUploadCommand({ ...at, UploadId }));
      }
    },
    async open(key, { content_type, disposition, expires_in_seconds }) {
      const command = new GetObjectCommand({
        ...place(key),
        ResponseContentType: content_type,
        ResponseContentDisposition: disposition,
        ResponseCacheControl: CACHE_CONTROL,
      });
      return { url: await getSignedUrl(client, command, { expiresIn: expires_in_seconds }) };
    },
  };
}
