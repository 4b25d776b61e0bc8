import { Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import { Card } from "./card";
import { LoadFailure } from "./load-failure";
import { Loading } from "./loading";

interface AnswerCardProps<Answer> {
  title: string;
  description?: ReactNode;
  /** What is missing, as in "the … could not be loaded". */
  what: string;
  answer: { data: Answer | undefined; error: Error | null; refetch: () => unknown };
  isEmpty: (answer: Answer) => boolean;
  empty: string;
  flush?: boolean;
  actions?: ReactNode;
  children: (answer: Answer) => ReactNode;
}

/** A part of a page that is read by itself: loading, failed, empty or there. */
export function AnswerCard<Answer>({ title, description, what, answer, isEmpty, empty, flush = false, actions, children }: AnswerCardProps<Answer>) {
  const { data, error, refetch } = answer;
  const isThere = data !== undefined && !isEmpty(data);
  return (
    <Card title={title} description={description} actions={actions} flush={flush && isThere}>
      {error && data === undefined ? (
        <LoadFailure error={error} what={what} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : isThere ? (
        children(data)
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {empty}
        </Text>
      )}
    </Card>
  );
}
