import { Button, Input, StatusBadge, Text, Textarea } from "@medusajs/ui";
import { type FormEvent, useState } from "react";
import { Card } from "../../../components/card";
import { ChoiceField } from "../../../components/choice";
import { FaultNotice } from "../../../components/fault-notice";
import { Field } from "../../../components/field";
import { type ApiEndpoint, callUpstream, endpointMethods, type TestCall } from "../../../hooks/api-configuration";
import { messageOf } from "../../../lib/api";

const methods = endpointMethods.map((value) => ({ value, label: value }));
const WITHOUT_BODY = new Set(["GET", "HEAD", "OPTIONS"]);

/** Calls the upstream once, as the gateway would. */
export function ApiTestCallCard({ productId, endpoints }: { productId: string; endpoints: readonly ApiEndpoint[] }) {
  const [method, setMethod] = useState(endpoints[0]?.method ?? "GET");
  const [target, setTarget] = useState(endpoints[0]?.path ?? "/");
  const [body, setBody] = useState("");
  const [answer, setAnswer] = useState<TestCall | null>(null);
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    setAnswer(null);
    try {
      setAnswer(await callUpstream(productId, toCall(method, target, body)));
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title="Test call" description="Sent from the marketplace to your upstream with its secret header. It counts for nobody.">
      <form onSubmit={(event) => void send(event)} noValidate className="flex flex-col gap-y-4">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-[8rem_1fr]">
          <Field label="Method">
            <ChoiceField choices={methods} value={method} onChange={setMethod} />
          </Field>
          <Field label="Path" hint="Below the base address; a query may follow, such as /rates?base=EUR.">
            <Input autoComplete="off" value={target} onChange={(event) => setTarget(event.target.value)} />
          </Field>
        </div>
        {!WITHOUT_BODY.has(method) && (
          <Field label="Body" optional hint="JSON, up to 64 KB.">
            <Textarea rows={4} className="font-mono" value={body} onChange={(event) => setBody(event.target.value)} />
          </Field>
        )}
        <FaultNotice message={fault} />
        <div>
          <Button type="submit" size="small" isLoading={busy}>
            Send
          </Button>
        </div>
      </form>
      {answer && <Answer answer={answer} />}
    </Card>
  );
}

function Answer({ answer }: { answer: TestCall }) {
  return (
    <section aria-label="Answer of the upstream" className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <StatusBadge color={answer.status < 400 ? "green" : "red"}>{answer.status}</StatusBadge>
        <Text size="small">{answer.duration_ms} ms</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {answer.endpoint ? `Endpoint ${answer.endpoint.path}, weight ${answer.endpoint.cost_weight}` : "No endpoint has this path: customers get 404."}
        </Text>
      </div>
      <pre
        tabIndex={0}
        aria-label="Body of the answer"
        className="border-ui-border-base bg-ui-bg-subtle txt-small max-h-96 overflow-auto whitespace-pre-wrap break-all rounded-md border p-3"
      >
        {answer.binary ? "(no text)" : answer.body || "(empty)"}
      </pre>
      {answer.truncated && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          Only the beginning is shown.
        </Text>
      )}
    </section>
  );
}

/** The fields as the route takes them; a body that is JSON goes as JSON, any other as text. */
function toCall(method: string, target: string, body: string) {
  const [path = "/", search = ""] = target.trim().split("?", 2);
  const call = { method, path, query: Object.fromEntries(new URLSearchParams(search)) };
  if (WITHOUT_BODY.has(method) || body.trim() === "") return call;
  try {
    return { ...call, body: JSON.parse(body) as unknown };
  } catch {
    return { ...call, body };
  }
}
