/** A licence key as lists may show it. */
export function MaskedKey({ value }: { value: string | null }) {
  return <span className="font-mono text-[12px]">{value ?? "–"}</span>;
}
