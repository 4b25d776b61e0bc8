import type { Readable } from "node:stream";

/** How a stored file is handed over: what the store's own server must say, where it has one. */
export interface Delivery {
  content_type: string;
  /** Value of `Content-Disposition`. */
  disposition: string;
  expires_in_seconds: number;
}

/** Where the bytes of private files lie. Keys are ours (letters, digits, `_`, `/`), never a name from outside. */
export interface FileStore {
  /** Stores a stream whole or not at all, in constant memory; an older file of the key is replaced. */
  write(key: string, body: Readable): Promise<void>;
  /** Removes a file and whatever an interrupted `write` left; none is no fault. */
  remove(key: string): Promise<void>;
  /** A file of this machine to serve from, or a short-lived address elsewhere. Errors: release_file.unavailable. */
  open(key: string, delivery: Delivery): Promise<{ path: string } | { url: string }>;
}

const KEY = /^[A-Za-z0-9_]+(\/[A-Za-z0-9_]+)*$/;

/** A key that could leave its folder is a fault of ours. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`${JSON.stringify(key)} is no key of a stored file`);
  return key;
}
