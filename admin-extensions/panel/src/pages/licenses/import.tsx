import { Button, Text, toast } from "@medusajs/ui";
import { useRef, useState } from "react";
import { Card } from "../../components/card";
import { FaultNotice } from "../../components/fault-notice";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { importLicenses, type ImportResult } from "../../hooks/licenses";
import { messageOf } from "../../lib/api";
import { usePermission } from "../../lib/session";

const SHOWN = 50;
const COLUMNS = "email,package,key,expires_at,activation_limit,domains";

/** Brings licences in that were sold elsewhere: looked at first, then all lines or none. */
export default function ImportLicensesPage() {
  const mayWrite = usePermission("licenses.write");
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<ImportResult | null>(null);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);

  const run = async (chosen: File, dryRun: boolean) => {
    setBusy(true);
    setFault(undefined);
    try {
      const result = await importLicenses(chosen, dryRun);
      if (dryRun) return setSeen(result);
      toast.success(`${result.created} licences are imported`, { description: result.skipped > 0 ? `${result.skipped} were there already.` : "" });
      setFile(null);
      setSeen(null);
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    setSeen(null);
    void run(chosen, true);
  };

  return (
    <>
      <PageHeader
        title="Import licences"
        parent={{ to: "/licenses", label: "Licences" }}
        description="For customers who bought from you elsewhere. Nobody is mailed by this."
      />
      <ReadOnlyNotice may={mayWrite} what="licences" />
      {mayWrite && (
        <Card title="CSV file" description="Up to 50,000 lines and 10 MB. The first line names the columns; only the first two are needed.">
          <pre tabIndex={0} aria-label="Columns of the file" className="bg-ui-bg-subtle txt-small overflow-x-auto rounded-md p-3">
            {COLUMNS}
          </pre>
          <Text size="small" className="text-ui-fg-subtle">
            The package is its name or its id. An old key goes on working when your product sends its product id; each licence gets a key of the marketplace
            besides. Several domains are separated by blanks.
          </Text>
          <FaultNotice message={fault} />
          <input
            ref={picker}
            type="file"
            accept=".csv,text/csv"
            className="sr-only"
            tabIndex={-1}
            aria-label="Choose a CSV file"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              event.target.value = "";
              if (chosen) choose(chosen);
            }}
          />
          <div className="flex flex-wrap items-center gap-2">
            <Button type="button" size="small" variant="secondary" isLoading={busy && !seen} onClick={() => picker.current?.click()}>
              {file ? "Choose another file" : "Choose a file"}
            </Button>
            {file && seen && seen.errors.length === 0 && (
              <Button type="button" size="small" isLoading={busy} onClick={() => void run(file, false)}>
                Import {seen.valid} licences
              </Button>
            )}
          </div>
          {seen && <Findings file={file?.name ?? ""} seen={seen} />}
        </Card>
      )}
    </>
  );
}

function Findings({ file, seen }: { file: string; seen: ImportResult }) {
  return (
    <section aria-label="What the file holds" className="flex flex-col gap-y-2">
      <Text size="small" className="break-all">
        {file}: {seen.rows} lines, {seen.valid} of them good.{seen.errors.length > 0 && " Nothing is imported while a line has a fault."}
      </Text>
      {seen.errors.length > 0 && (
        <ul className="txt-small flex list-disc flex-col gap-y-1 ps-5">
          {seen.errors.slice(0, SHOWN).map(({ line, column, message }) => (
            <li key={`${line} ${column} ${message}`} className="break-words">
              Line {line}, {column}: {message}
            </li>
          ))}
          {seen.errors.length > SHOWN && <li>… and {seen.errors.length - SHOWN} more</li>}
        </ul>
      )}
    </section>
  );
}
