import { Text } from "@medusajs/ui";
import { countText, shareText } from "../../../../src/admin/lib/usage-words";
import { AnswerCard } from "../../components/answer-card";
import { useUsage } from "../../hooks/usage";

const names: Record<string, string> = { "2xx": "Answered", "3xx": "Redirected", "4xx": "Refused: the client's fault", "5xx": "Failed: the API's fault" };
const colors: Record<string, string> = { "4xx": "var(--tag-orange-icon)", "5xx": "var(--fg-error)" };

/** How calls were answered, as shares of all. */
export function StatusesCard({ query }: { query: Record<string, string> }) {
  const answer = useUsage("statuses", query);
  return (
    <AnswerCard title="Outcomes" what="outcomes" answer={answer} isEmpty={({ status_classes }) => status_classes.length === 0} empty="No calls in this time.">
      {({ status_classes }) => {
        const sum = status_classes.reduce((all, { requests }) => all + requests, 0);
        return (
          <ul className="flex flex-col gap-y-3">
            {status_classes.map(({ status_class, requests }) => (
              <li key={status_class} className="flex flex-col gap-y-1">
                <div className="flex flex-wrap justify-between gap-x-3">
                  <Text size="small">
                    <strong>{status_class}</strong> {names[status_class] ?? ""}
                  </Text>
                  <Text size="small" className="text-ui-fg-subtle tabular-nums">
                    {countText(requests)} · {shareText(requests / sum)}
                  </Text>
                </div>
                <div className="bg-ui-bg-component h-2 overflow-hidden rounded-full" aria-hidden>
                  <div
                    className="h-full rounded-full"
                    style={{ width: `${(requests / sum) * 100}%`, backgroundColor: colors[status_class] ?? "var(--tag-green-icon)" }}
                  />
                </div>
              </li>
            ))}
          </ul>
        );
      }}
    </AnswerCard>
  );
}
