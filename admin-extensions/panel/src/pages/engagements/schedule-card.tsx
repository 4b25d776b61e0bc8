import { Button, Input, toast } from "@medusajs/ui";
import { type FormEvent, useState } from "react";
import type { EngagementDetail } from "../../../../src/admin/lib/engagement-shapes";
import { Card } from "../../components/card";
import { Field } from "../../components/field";
import { takeStep } from "../../hooks/engagements";
import { messageOf } from "../../lib/api";

/** Agrees on a day, or moves it. */
export function ScheduleCard({ engagement }: { engagement: EngagementDetail }) {
  const [moment, setMoment] = useState(engagement.scheduled_for ? toLocal(engagement.scheduled_for) : "");
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const day = new Date(moment);
    if (Number.isNaN(day.getTime())) return setFault("Choose a day and an hour.");
    setBusy(true);
    setFault(undefined);
    try {
      await takeStep(engagement.id, "schedule", { scheduled_for: day.toISOString() });
      toast.success("The appointment stands");
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={engagement.scheduled_for ? "Move the appointment" : "Appointment"} description="In your own time zone; the customer reads it in theirs.">
      <form onSubmit={(event) => void save(event)} noValidate className="flex flex-wrap items-end gap-3">
        <Field label="Day and hour" error={fault}>
          <Input type="datetime-local" value={moment} onChange={(event) => setMoment(event.target.value)} />
        </Field>
        <Button type="submit" size="small" isLoading={busy}>
          {engagement.scheduled_for ? "Move it" : "Schedule"}
        </Button>
      </form>
    </Card>
  );
}

/** A moment as the field wants it, in the reader's own zone: `2026-12-01T09:30`. */
function toLocal(value: string): string {
  const moment = new Date(value);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
