const TAIL_LENGTH = 8;

interface MaskedKeyProps {
  value: string | null;
  /** Only its end, as people name keys to each other; the rest on hover. */
  short?: boolean;
}

/** A licence key as it may be shown. */
export function MaskedKey({ value, short = false }: MaskedKeyProps) {
  if (value === null) return <span>–</span>;
  return (
    <span className="font-mono text-[12px]" title={value}>
      {short ? value.slice(-TAIL_LENGTH) : value}
    </span>
  );
}
