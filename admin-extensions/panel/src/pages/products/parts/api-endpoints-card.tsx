import { Button, IconButton, Input, Text, toast } from "@medusajs/ui";
import { Trash } from "@medusajs/icons";
import { type FormEvent, useEffect, useState } from "react";
import { Card } from "../../../components/card";
import { ChoiceField } from "../../../components/choice";
import { FaultNotice } from "../../../components/fault-notice";
import { UnsavedGuard } from "../../../components/unsaved-guard";
import { type ApiConfiguration, type ApiEndpoint, endpointMethods, saveApiConfiguration } from "../../../hooks/api-configuration";
import { messageOf } from "../../../lib/api";

const methods = endpointMethods.map((value) => ({ value, label: value }));
const PAGE = 50;

/** Each endpoint with what a call of it counts for. */
export function ApiEndpointsCard({ productId, configuration, editable }: { productId: string; configuration: ApiConfiguration; editable: boolean }) {
  const { endpoints } = configuration;
  const [rows, setRows] = useState(endpoints);
  const [shown, setShown] = useState(PAGE);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  // An import or a save brings new ones.
  useEffect(() => setRows(endpoints), [endpoints]);
  const dirty = rows !== endpoints;
  const change = (index: number, part: Partial<ApiEndpoint>) => setRows(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    try {
      await saveApiConfiguration(productId, { endpoints: rows });
      toast.success("Endpoints saved");
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card
      title="Endpoints"
      description="A call counts with its weight against quotas. Paths that are not here answer 404."
      actions={
        editable && (
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => setRows([{ method: "GET", path: "/", cost_weight: 1, summary: null }, ...rows])}
          >
            Add an endpoint
          </Button>
        )
      }
      flush
    >
      {rows.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-4 py-6 sm:px-6">
          None yet. Import a document, or add them by hand.
        </Text>
      ) : (
        <form onSubmit={(event) => void save(event)} noValidate>
          <UnsavedGuard when={dirty && !busy} />
          <ul className="divide-ui-border-base divide-y">
            {rows.slice(0, shown).map((row, index) => (
              <li key={index} className="flex flex-wrap items-center gap-2 px-4 py-2 sm:px-6">
                {editable ? (
                  <EndpointFields
                    row={row}
                    number={index + 1}
                    onChange={(part) => change(index, part)}
                    onRemove={() => setRows(rows.filter((_, at) => at !== index))}
                  />
                ) : (
                  <Text size="small" className="break-all">
                    <code>
                      {row.method} {row.path}
                    </code>{" "}
                    · weight {row.cost_weight}
                  </Text>
                )}
              </li>
            ))}
          </ul>
          <div className="border-ui-border-base flex flex-wrap items-center gap-2 border-t px-4 py-3 sm:px-6">
            <FaultNotice message={fault} />
            {editable && (
              <Button type="submit" size="small" disabled={!dirty} isLoading={busy}>
                Save the endpoints
              </Button>
            )}
            {rows.length > shown && (
              <Button type="button" size="small" variant="transparent" onClick={() => setShown(shown + PAGE)}>
                Show {Math.min(PAGE, rows.length - shown)} more of {rows.length}
              </Button>
            )}
          </div>
        </form>
      )}
    </Card>
  );
}

interface EndpointFieldsProps {
  row: ApiEndpoint;
  number: number;
  onChange: (part: Partial<ApiEndpoint>) => void;
  onRemove: () => void;
}

function EndpointFields({ row, number, onChange, onRemove }: EndpointFieldsProps) {
  return (
    <>
      <div className="w-28">
        <ChoiceField
          size="small"
          aria-label={`Method of endpoint ${number}`}
          choices={methods}
          value={row.method}
          onChange={(method) => onChange({ method })}
        />
      </div>
      <div className="min-w-40 flex-1">
        <Input size="small" aria-label={`Path of endpoint ${number}`} value={row.path} onChange={(event) => onChange({ path: event.target.value })} />
      </div>
      <div className="w-20">
        <Input
          size="small"
          type="number"
          min={0}
          max={1_000_000}
          aria-label={`Weight of endpoint ${number}`}
          value={row.cost_weight}
          onChange={(event) => onChange({ cost_weight: Math.max(0, Math.trunc(Number(event.target.value) || 0)) })}
        />
      </div>
      <IconButton type="button" size="small" variant="transparent" aria-label={`Remove endpoint ${number}`} onClick={onRemove}>
        <Trash />
      </IconButton>
    </>
  );
}
