import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { Transform } from "node:stream";
import type { MedusaRequest } from "@medusajs/framework/http";
import { DomainError } from "@mintreu/kit/domain/errors";
import { CsvError, parse } from "csv-parse";
import { type ImportColumn, importColumns, type ImportFault, type ImportRow, readImportRow } from "../domain/import-row";

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_ROWS = 50_000;
const MAX_LINE = 16 * 1024;
/** More than anybody reads. */
const MAX_FAULTS = 500;

export interface ImportFile {
  digest: string;
  count: number;
  rows: ImportRow[];
  faults: ImportFault[];
}

/**
 * Reads a CSV file (UTF-8, comma, header line) out of the body as it comes in; faults are collected by line.
 * Errors: license_import.{not_csv,too_large,too_many_rows,not_utf8,malformed,columns}.
 */
export async function readImportFile(req: MedusaRequest, findPackage: (text: string) => string | null): Promise<ImportFile> {
  if (!/^(text|application)\/csv\b/i.test(req.get("content-type") ?? "")) throw refused("not_csv", "Content-Type: must be text/csv");
  if (Number(req.get("content-length") ?? 0) > MAX_BYTES) throw refused("too_large", "The file is larger than 10 MB.");
  const file: ImportFile = { digest: "", count: 0, rows: [], faults: [] };
  const digest = createHash("sha256");
  const keys = new Set<string>();
  let columns: ImportColumn[] | null = null;
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_LINE });
  const text = checkedText(digest);
  req.once("close", () => !req.readableEnded && text.destroy());
  req.pipe(text);
  try {
    await pipeline(text, parser, async (records: AsyncIterable<{ record: string[]; info: { lines: number } }>) => {
      for await (const { record, info } of records) {
        if (columns === null) columns = readHeader(record);
        else readRecord(file, keys, columns, record, info.lines, findPackage);
      }
    });
  } catch (error) {
    // The rest of the body is read and dropped: a socket closed under a writing client would lose the answer.
    req.unpipe(text);
    req.resume();
    if (error instanceof CsvError) throw refused("malformed", "The file is no well-formed CSV: a quote is not closed, or a line is too long.");
    throw error;
  }
  if (columns === null) throw refused("columns", "The file is empty.");
  return { ...file, digest: digest.digest("hex") };
}

function readHeader(record: string[]): ImportColumn[] {
  const names = record.map((cell) => cell.trim().toLowerCase().replace("e-mail", "email"));
  const unknown = names.find((name) => !(importColumns as readonly string[]).includes(name));
  if (unknown !== undefined) throw refused("columns", `The first line names a column that there is not; there are: ${importColumns.join(", ")}.`);
  if (!names.includes("email") || !names.includes("package") || new Set(names).size !== names.length) {
    throw refused("columns", "The first line must name email and package, and no column twice.");
  }
  return names as ImportColumn[];
}

function readRecord(
  file: ImportFile,
  keys: Set<string>,
  columns: ImportColumn[],
  record: string[],
  line: number,
  findPackage: (text: string) => string | null,
): void {
  file.count += 1;
  if (file.count > MAX_ROWS) throw refused("too_many_rows", `The file has more than ${MAX_ROWS} lines.`);
  const fault = (one: ImportFault) => void (file.faults.length < MAX_FAULTS && file.faults.push(one));
  if (record.length !== columns.length)
    return fault({ line, column: null, code: "columns_differ", message: `has ${record.length} columns and not ${columns.length}` });
  const read = readImportRow(line, Object.fromEntries(columns.map((column, index) => [column, record[index] ?? ""])), findPackage);
  if ("faults" in read) return read.faults.forEach(fault);
  const { key } = read.row;
  if (key !== null && keys.has(key)) return fault({ line, column: "key", code: "key_repeated", message: "stands in the file twice" });
  if (key !== null) keys.add(key);
  file.rows.push(read.row);
}

/** Bytes in, text out: counted, digested and known to be UTF-8. */
function checkedText(digest: ReturnType<typeof createHash>): Transform {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let bytes = 0;
  const decode = (chunk: Buffer | undefined) => {
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      if (text.includes("\0")) throw new TypeError("NUL");
      return text;
    } catch {
      throw refused("not_utf8", "The file is not text in UTF-8.");
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) return done(refused("too_large", "The file is larger than 10 MB."));
      digest.update(chunk);
      try {
        done(null, decode(chunk));
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        done(null, decode(undefined));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}

function refused(code: string, message: string): DomainError {
  return new DomainError("invalid", `license_import.${code}`, message);
}
