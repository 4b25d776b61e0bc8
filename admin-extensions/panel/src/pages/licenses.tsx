import { Button, Checkbox, Text } from "@medusajs/ui";
import { useState } from "react";
import { DateTime } from "../../../src/admin/components/date-time";
import { LicenseStatusBadge } from "../../../src/admin/components/status-badges";
import { TextLink } from "../../../src/admin/components/text-link";
import { toWords } from "../../../src/admin/lib/words";
import { ButtonLink } from "../components/button-link";
import { ListPage } from "../components/list-page";
import { PageHeader } from "../components/page-header";
import { ReadOnlyNotice } from "../components/read-only-notice";
import { type License, licenseStatuses, useLicenses } from "../hooks/licenses";
import { useListState } from "../hooks/use-list-state";
import { usePermission } from "../lib/session";
import { licenseTypes } from "../lib/types";
import { ManyDialog, type ManyDecision } from "./licenses/many-dialog";

const filters = [
  { name: "status", label: "Status", all: "Any status", choices: licenseStatuses.map((value) => ({ value, label: toWords(value) })) },
  { name: "license_type", label: "Type", all: "Any type", choices: licenseTypes.map((value) => ({ value, label: toWords(value) })) },
];
const decisions: { action: ManyDecision; label: string }[] = [
  { action: "suspend", label: "Suspend" },
  { action: "reinstate", label: "Reinstate" },
  { action: "revoke", label: "Revoke" },
];

/** What customers hold of the account's products. */
export default function LicensesPage() {
  const list = useListState();
  const query = {
    ...list.page,
    q: list.q || undefined,
    status: list.filter("status", licenseStatuses),
    license_type: list.filter("license_type", licenseTypes),
  };
  const { data, error, refetch } = useLicenses(query);
  const mayWrite = usePermission("licenses.write");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<ManyDecision | null>(null);
  const toggle = (id: string, on: boolean) => setChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <>
      <PageHeader
        title="Licences"
        description="Who holds your products. Keys are shown to their holders only."
        actions={
          <>
            <ButtonLink to="/licenses/requests">Requests</ButtonLink>
            {mayWrite && <ButtonLink to="/licenses/import">Import</ButtonLink>}
            {mayWrite && <ButtonLink to="/licenses/new">Give a licence</ButtonLink>}
          </>
        }
      />
      <ReadOnlyNotice may={mayWrite} what="licences" />
      {mayWrite && chosen.size > 0 && (
        <div role="group" aria-label="Chosen licences" className="flex flex-wrap items-center gap-2">
          <Text size="small">{chosen.size} chosen</Text>
          {decisions.map(({ action, label }) => (
            <Button key={action} size="small" variant="secondary" onClick={() => setAsked(action)}>
              {label}
            </Button>
          ))}
          <Button size="small" variant="transparent" onClick={() => setChosen(new Set())}>
            Choose none
          </Button>
        </div>
      )}
      <ListPage
        noun="licences"
        list={list}
        searchHint="Key, customer or product"
        filters={filters}
        answer={data && { rows: data.licenses, count: data.count }}
        error={error}
        retry={() => void refetch()}
        empty={
          <>
            <Text weight="plus">No licences yet</Text>
            <Text size="small" className="text-ui-fg-subtle">
              They appear with the first sale, or when you give one.
            </Text>
          </>
        }
      >
        {(rows) => (
          <ul className="divide-ui-border-base divide-y">
            {rows.map((license) => (
              <LicenseRow key={license.id} license={license} chosen={chosen.has(license.id)} onChoose={mayWrite ? (on) => toggle(license.id, on) : null} />
            ))}
          </ul>
        )}
      </ListPage>
      <ManyDialog
        decision={asked}
        ids={[...chosen]}
        onClose={() => setAsked(null)}
        onDone={(left) => {
          setChosen(new Set(left));
          setAsked(null);
        }}
      />
    </>
  );
}

function LicenseRow({ license, chosen, onChoose }: { license: License; chosen: boolean; onChoose: ((on: boolean) => void) | null }) {
  return (
    <li className="flex items-start gap-3 px-4 py-3 sm:items-center sm:px-6">
      {onChoose && <Checkbox aria-label={`Choose ${license.masked_key}`} checked={chosen} onCheckedChange={(on) => onChoose(on === true)} />}
      <div className="flex min-w-0 flex-1 flex-col gap-2 sm:flex-row sm:items-center sm:justify-between">
        <div className="min-w-0">
          <TextLink to={`/licenses/${license.id}`} className="txt-small-plus break-words">
            {license.product_title ?? "A product"} · {license.package_title ?? "a package"}
          </TextLink>
          <Text size="xsmall" className="text-ui-fg-subtle break-words">
            {license.customer_name ?? license.customer_email} · <code className="break-all">{license.masked_key}</code>
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            Since <DateTime value={license.created_at} />
            {license.expires_at && (
              <>
                {" "}
                · ends <DateTime value={license.expires_at} />
              </>
            )}
          </Text>
        </div>
        <LicenseStatusBadge status={license.status} />
      </div>
    </li>
  );
}
