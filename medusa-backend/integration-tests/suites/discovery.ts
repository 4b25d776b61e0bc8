import type { Marketplace } from "../harness/boot";
import { collectionTests } from "./discovery/collections";
import { facetTests } from "./discovery/facets";
import { rankingTests } from "./discovery/ranking";
import { refusalTests } from "./discovery/refusals";
import { viewTests } from "./discovery/views";

export function discoverySuite(marketplace: () => Marketplace): void {
  describe("discovery", () => {
    facetTests(marketplace);
    rankingTests(marketplace);
    collectionTests(marketplace);
    viewTests(marketplace);
    refusalTests(marketplace);
  });
}
