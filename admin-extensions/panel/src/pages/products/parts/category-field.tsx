import { Checkbox, Hint, Label, Text } from "@medusajs/ui";
import { useId } from "react";
import type { ListingOptions } from "../../../lib/types";

interface CategoryFieldProps {
  categories: ListingOptions["categories"];
  value: readonly string[];
  onChange: (value: string[]) => void;
  error?: string | undefined;
}

/** The shop's categories as a tree of boxes. */
export function CategoryField({ categories, value, onChange, error }: CategoryFieldProps) {
  const id = useId();
  const toggle = (handle: string, on: boolean) => onChange(on ? [...value, handle] : value.filter((one) => one !== handle));
  return (
    <fieldset className="flex flex-col gap-y-2">
      <legend className="txt-compact-small-plus mb-1.5">Categories</legend>
      <div
        className="border-ui-border-base relative max-h-72 gap-x-6 overflow-y-auto rounded-md border p-3 sm:columns-2"
        tabIndex={0}
        role="group"
        aria-label="All categories"
      >
        {categories.map(({ handle, name, parent }) => (
          <div key={handle} className={parent ? "flex break-inside-avoid items-center gap-x-2 py-1 ps-5" : "flex break-inside-avoid items-center gap-x-2 py-1"}>
            <Checkbox id={`${id}-${handle}`} checked={value.includes(handle)} onCheckedChange={(on) => toggle(handle, on === true)} />
            <Label htmlFor={`${id}-${handle}`} size="small" weight={parent ? "regular" : "plus"}>
              {name}
            </Label>
          </div>
        ))}
        {categories.length === 0 && <Text size="small">The shop has no categories yet.</Text>}
      </div>
      {error && (
        <div role="alert">
          <Hint variant="error">{error}</Hint>
        </div>
      )}
    </fieldset>
  );
}
