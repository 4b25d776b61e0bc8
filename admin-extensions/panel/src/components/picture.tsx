import { Photo } from "@medusajs/icons";
import { clx } from "@medusajs/ui";

/** A small picture of a product, or a sign that it has none. */
export function Picture({ src, size = "small" }: { src: string | null; size?: "small" | "large" }) {
  const box = clx(
    "bg-ui-bg-component border-ui-border-base text-ui-fg-subtle flex shrink-0 items-center justify-center overflow-hidden rounded-md border",
    size === "small" ? "h-10 w-14" : "h-24 w-36",
  );
  return <span className={box}>{src ? <img src={src} alt="" loading="lazy" className="h-full w-full object-cover" /> : <Photo aria-hidden />}</span>;
}
