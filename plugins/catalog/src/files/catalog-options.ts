import type { MedusaContainer } from "@medusajs/framework/types";
import { pluginOptions } from "@mintreu/kit/http/plugin-options";
import type { FileStore } from "./file-store";
import { localFileStore } from "./local-file-store";
import { s3FileStore, type S3Settings } from "./s3-file-store";

export interface CatalogOptions {
  /** Public pictures. */
  filesFolder: string;
  /** Files of releases, where no S3 is configured; never inside the public folder. */
  privateFolder: string;
  maxFileBytes: number;
  s3: S3Settings | null;
}

const GIBIBYTE = 1024 ** 3;

const stores = new Map<string, FileStore>();

/** What the application gave to this plugin, with defaults for what it left out. */
export function catalogOptions(container: MedusaContainer): CatalogOptions {
  const given = pluginOptions<CatalogOptions>(container, "@mintreu/catalog");
  const filesFolder = given.filesFolder ?? "static";
  return {
    filesFolder,
    privateFolder: given.privateFolder ?? `${filesFolder}-private`,
    maxFileBytes: given.maxFileBytes ?? 2 * GIBIBYTE,
    s3: given.s3 ?? null,
  };
}

/** Where the files of releases lie; one client for the life of the process. */
export function fileStoreOf(container: MedusaContainer): FileStore {
  const { s3, privateFolder } = catalogOptions(container);
  const name = s3 ? `s3:${s3.endpoint ?? ""}/${s3.bucket}/${s3.prefix ?? ""}` : privateFolder;
  let store = stores.get(name);
  if (!store) stores.set(name, (store = s3 ? s3FileStore(s3) : localFileStore(privateFolder)));
  return store;
}
