const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A point in time in the reader's own zone; `precise` adds the time of day. */
export function DateTime({ value, precise = false }: { value: string; precise?: boolean }) {
  const date = new Date(value);
  return (
    <time dateTime={value} title={moment.format(date)}>
      {(precise ? moment : day).format(date)}
    </time>
  );
}
