import { defineWidgetConfig } from "@medusajs/admin-sdk";
import { Button, Hint, Input, Label, Switch, toast } from "@medusajs/ui";
import { type FormEvent, useId, useState } from "react";
import { LoadError } from "../components/load-error";
import { LoadingLines } from "../components/loading";
import { Section } from "../components/section";
import { useCollectionPlace, useSaveCollectionPlace } from "../hooks/collections";
import { messageOf } from "../lib/client";
import type { CollectionPlace } from "../lib/collections";
import { Queries } from "../lib/queries";

const MAX_RANK = 999_999_999;

function PlaceForm({ place, save }: { place: CollectionPlace; save: (place: CollectionPlace) => Promise<unknown> }) {
  const id = useId();
  const [featured, setFeatured] = useState(place.featured);
  const [rank, setRank] = useState(place.rank === null ? "" : String(place.rank));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const number = rank.trim() === "" ? null : Number(rank);
    if (number !== null && (!Number.isInteger(number) || number < 0 || number > MAX_RANK)) {
      setFault("The rank is a whole number, or empty.");
      return;
    }
    setBusy(true);
    setFault(null);
    try {
      await save({ featured, rank: number });
      toast.success("The place in the storefront is saved.");
    } catch (error) {
      setFault(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-4 px-6 py-4">
      <div className="flex items-center gap-3">
        <Switch id={`${id}-featured`} checked={featured} onCheckedChange={setFeatured} />
        <Label htmlFor={`${id}-featured`} size="small" weight="plus">
          Featured on the home page
        </Label>
      </div>
      <div className="flex max-w-[240px] flex-col gap-y-2">
        <Label htmlFor={`${id}-rank`} size="small" weight="plus">
          Rank
        </Label>
        <Input
          id={`${id}-rank`}
          size="small"
          inputMode="numeric"
          value={rank}
          onChange={(event) => setRank(event.target.value)}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-help`}
        />
        <div id={`${id}-help`} role={fault ? "alert" : undefined}>
          {fault ? <Hint variant="error">{fault}</Hint> : <Hint>Smaller comes first; without one it stands last.</Hint>}
        </div>
      </div>
      <div>
        <Button type="submit" size="small" variant="secondary" isLoading={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

function Place({ collectionId }: { collectionId: string }) {
  const { data: place, error, refetch } = useCollectionPlace(collectionId);
  const { mutateAsync: save } = useSaveCollectionPlace(collectionId);
  return (
    <Section title="In the storefront">
      {error && !place && <LoadError error={error} what="collection" retry={() => void refetch()} />}
      {!error && !place && <LoadingLines lines={2} what="collection" />}
      {place && <PlaceForm place={place} save={save} />}
    </Section>
  );
}

const CollectionPlaceWidget = ({ data }: { data: { id: string } }) => (
  <Queries>
    <Place key={data.id} collectionId={data.id} />
  </Queries>
);

export default CollectionPlaceWidget;

export const config = defineWidgetConfig({ id: "mintreu:collection-place", zone: "product_collection.details.after" });
