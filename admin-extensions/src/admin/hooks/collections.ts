import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type CollectionPlace, placeOf, readCollectionMetadata, writeCollectionPlace } from "../lib/collections";

/** How a collection is shown in the storefront. */
export function useCollectionPlace(id: string) {
  return useQuery({ queryKey: ["collection-place", id], queryFn: () => readCollectionMetadata(id).then(placeOf) });
}

export function useSaveCollectionPlace(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (place: CollectionPlace) => writeCollectionPlace(id, place),
    onSettled: () => queries.invalidateQueries({ queryKey: ["collection-place", id] }),
  });
}
