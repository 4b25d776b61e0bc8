import { Button, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { DateTime } from "../../../../src/admin/components/date-time";
import { TextLink } from "../../../../src/admin/components/text-link";
import { Card } from "../../components/card";
import { ConfirmDialog, type Confirmation } from "../../components/confirm-dialog";
import { LoadFailure } from "../../components/load-failure";
import { Loading } from "../../components/loading";
import { PageHeader } from "../../components/page-header";
import { ReadOnlyNotice } from "../../components/read-only-notice";
import { decideOnRequest, useExtensions, useTransfers } from "../../hooks/licenses";
import { usePermission } from "../../lib/session";
import { faultOfReason, ReasonField } from "./reason-field";

/** What holders ask of the developer: to hand a licence over, or for more days. */
export default function LicenseRequestsPage() {
  const transfers = useTransfers();
  const extensions = useExtensions();
  const mayWrite = usePermission("licenses.write");
  const error = transfers.error ?? extensions.error;
  if (error) return <LoadFailure error={error} what="requests" retry={() => void Promise.all([transfers.refetch(), extensions.refetch()])} />;
  if (!transfers.data || !extensions.data) return <Loading />;
  return (
    <>
      <PageHeader title="Requests" parent={{ to: "/licenses", label: "Licences" }} description="Each waits for your word; the holder is told it by e-mail." />
      <ReadOnlyNotice may={mayWrite} what="requests" />
      <Card title="To hand a licence over" flush>
        <Requests
          none="Nobody asks to hand a licence over."
          mayWrite={mayWrite}
          rows={transfers.data.license_transfers.map((one) => ({ ...one, says: `To ${one.email}` }))}
          kind="license-transfers"
          accept={{ decision: "approve", label: "Approve", consequence: "The new holder gets a link. Once they take it, the licence is theirs." }}
        />
      </Card>
      <Card title="For more days" flush>
        <Requests
          none="Nobody asks for more days."
          mayWrite={mayWrite}
          rows={extensions.data.extension_requests.map((one) => ({ ...one, says: `${one.days} days: ${one.message}` }))}
          kind="extension-requests"
          accept={{ decision: "grant", label: "Grant", consequence: "The licence is extended at once." }}
        />
      </Card>
    </>
  );
}

interface Row {
  id: string;
  license_id: string;
  product_title: string | null;
  customer_email: string;
  created_at: string;
  says: string;
}

interface RequestsProps {
  none: string;
  mayWrite: boolean;
  rows: Row[];
  kind: "license-transfers" | "extension-requests";
  accept: { decision: string; label: string; consequence: string };
}

function Requests({ none, mayWrite, rows, kind, accept }: RequestsProps) {
  const [declining, setDeclining] = useState<string | null>(null);
  const [asked, setAsked] = useState<Confirmation | null>(null);
  if (rows.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-4 py-4 sm:px-6">
        {none}
      </Text>
    );
  }
  return (
    <>
      <ul className="divide-ui-border-base divide-y">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-col gap-2 px-4 py-3 sm:px-6">
            <TextLink to={`/licenses/${row.license_id}`} className="txt-small-plus break-words">
              {row.product_title ?? "A licence"} of {row.customer_email}
            </TextLink>
            <Text size="small" className="whitespace-pre-wrap break-words">
              {row.says}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              Asked <DateTime value={row.created_at} precise />
            </Text>
            {mayWrite && declining !== row.id && (
              <div className="flex gap-2">
                <Button
                  size="small"
                  onClick={() =>
                    setAsked({
                      label: accept.label,
                      title: `${accept.label} the request of ${row.customer_email}?`,
                      consequence: accept.consequence,
                      run: async () => {
                        await decideOnRequest(kind, row.id, accept.decision, {});
                        toast.success("Done");
                      },
                    })
                  }
                >
                  {accept.label}
                  <span className="sr-only"> the request of {row.customer_email}</span>
                </Button>
                <Button size="small" variant="secondary" onClick={() => setDeclining(row.id)}>
                  Decline<span className="sr-only"> the request of {row.customer_email}</span>
                </Button>
              </div>
            )}
            {declining === row.id && <DeclineForm kind={kind} id={row.id} onClose={() => setDeclining(null)} />}
          </li>
        ))}
      </ul>
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function DeclineForm({ kind, id, onClose }: { kind: RequestsProps["kind"]; id: string; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<string>();
  const [asked, setAsked] = useState<Confirmation | null>(null);
  const decline = () => {
    const lack = faultOfReason(reason);
    setMissing(lack);
    if (lack) return;
    const run = async () => {
      await decideOnRequest(kind, id, "decline", { reason: reason.trim() });
      toast.success("Declined");
      onClose();
    };
    setAsked({ label: "Decline", title: "Decline this request?", consequence: "The holder is told, with your reason.", dangerous: true, run });
  };
  return (
    <div className="flex flex-col gap-y-2">
      <ReasonField value={reason} onChange={setReason} fault={missing} />
      <div className="flex gap-2">
        <Button size="small" variant="danger" onClick={decline}>
          Decline
        </Button>
        <Button size="small" variant="secondary" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <ConfirmDialog confirmation={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
