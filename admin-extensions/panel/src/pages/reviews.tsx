import { Button, Hint, Text, Textarea, toast } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { DateTime } from "../../../src/admin/components/date-time";
import { TextLink } from "../../../src/admin/components/text-link";
import { Field } from "../components/field";
import { ListPage } from "../components/list-page";
import { PageHeader } from "../components/page-header";
import { ReadOnlyNotice } from "../components/read-only-notice";
import { Stars } from "../components/stars";
import { UnsavedGuard } from "../components/unsaved-guard";
import { useListState } from "../hooks/use-list-state";
import { call, messageOf } from "../lib/api";
import { queryClient } from "../lib/queries";
import { usePermission } from "../lib/session";
import type { Review } from "../lib/types";

const ratings = ["5", "4", "3", "2", "1"] as const;
const answers = ["true", "false"] as const;
const filters = [
  { name: "rating", label: "Rating", all: "Any rating", choices: ratings.map((value) => ({ value, label: `${value} of 5` })) },
  {
    name: "unanswered",
    label: "Answer",
    all: "Answered or not",
    choices: [
      { value: "true", label: "Without an answer" },
      { value: "false", label: "Answered" },
    ],
  },
];

export default function ReviewsPage() {
  const list = useListState();
  const query = { ...list.page, rating: list.filter("rating", ratings), unanswered: list.filter("unanswered", answers) };
  const { data, error, refetch } = useQuery({
    queryKey: ["reviews", query],
    queryFn: ({ signal }) => call<{ reviews: Review[]; count: number }>("/vendor/reviews", { query, signal }),
    placeholderData: (before) => before,
  });
  const mayAnswer = usePermission("licenses.write");
  return (
    <>
      <PageHeader title="Reviews" description="What customers say of your products. You answer each of them once, and may change the answer." />
      <ReadOnlyNotice may={mayAnswer} what="reviews" />
      <ListPage
        noun="reviews"
        list={list}
        filters={filters}
        answer={data && { rows: data.reviews, count: data.count }}
        error={error}
        retry={() => void refetch()}
        empty={
          <>
            <Text weight="plus">No reviews yet</Text>
            <Text size="small" className="text-ui-fg-subtle">
              Customers who hold a licence may write one.
            </Text>
          </>
        }
      >
        {(rows) => (
          <ul className="divide-ui-border-base divide-y">
            {rows.map((review) => (
              <ReviewRow key={review.id} review={review} mayAnswer={mayAnswer} />
            ))}
          </ul>
        )}
      </ListPage>
    </>
  );
}

function ReviewRow({ review, mayAnswer }: { review: Review; mayAnswer: boolean }) {
  const [writing, setWriting] = useState(false);
  return (
    <li className="flex flex-col gap-y-2 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars rating={review.rating} />
        <TextLink to={`/products/${review.product_id}`} className="txt-small">
          {review.product_title ?? "A product"}
        </TextLink>
        <Text size="small" className="text-ui-fg-subtle">
          {review.author_name} · <DateTime value={review.created_at} />
        </Text>
      </div>
      <Text weight="plus" className="break-words">
        {review.title}
      </Text>
      <Text size="small" className="whitespace-pre-wrap break-words">
        {review.body}
      </Text>
      {review.answer && !writing && (
        <div className="border-ui-border-strong border-s-2 ps-3">
          <Text size="small" weight="plus">
            Your answer
          </Text>
          <Text size="small" className="whitespace-pre-wrap break-words">
            {review.answer.body}
          </Text>
        </div>
      )}
      {writing ? (
        <AnswerForm review={review} onClose={() => setWriting(false)} />
      ) : (
        mayAnswer && (
          <div>
            <Button size="small" variant="secondary" onClick={() => setWriting(true)}>
              {review.answer ? "Change the answer" : "Answer"}
              <span className="sr-only">
                {" "}
                to {review.author_name}: {review.title}
              </span>
            </Button>
          </div>
        )
      )}
    </li>
  );
}

function AnswerForm({ review, onClose }: { review: Review; onClose: () => void }) {
  const before = review.answer?.body ?? "";
  const [body, setBody] = useState(before);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (body.trim() === "") return setFault("Write an answer first.");
    setBusy(true);
    setFault(null);
    try {
      await call(`/vendor/reviews/${encodeURIComponent(review.id)}/answer`, { method: "POST", body: { body: body.trim() } });
      await queryClient.invalidateQueries({ queryKey: ["reviews"] });
      toast.success("Your answer stands below the review");
      onClose();
    } catch (error) {
      setFault(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-y-3">
      <UnsavedGuard when={body !== before && !busy} />
      <Field label="Your answer" hint="Everybody who reads the review sees it.">
        <Textarea rows={4} autoFocus value={body} onChange={(event) => setBody(event.target.value)} />
      </Field>
      {fault && (
        <div role="alert">
          <Hint variant="error">{fault}</Hint>
        </div>
      )}
      <div className="flex gap-x-2">
        <Button type="submit" size="small" isLoading={busy}>
          Publish the answer
        </Button>
        <Button type="button" size="small" variant="secondary" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
