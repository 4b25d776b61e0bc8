import type { Dice } from "./random";

/** How many compositions each type of drawing knows. */
export const LAYOUT_COUNT = 3;

/** The demo's products were composed by hand, so that each shows what it is and neighbours differ. */
const CHOSEN: Record<string, number> = {
  "currency-api": 2,
  geocell: 0,
  langsift: 1,
  gatekeep: 2,
  docshot: 0,
  ledgerly: 1,
  timewright: 0,
  policykit: 2,
  queuepilot: 0,
  daybook: 0,
  helproom: 1,
  billfold: 2,
  harbour: 0,
  "foldline-mail": 1,
  "meridian-admin": 2,
  snapback: 0,
  "redirect-sweep": 1,
  certwatch: 2,
  bundlesmith: 0,
  tokenbridge: 1,
  parcelwise: 2,
  "architecture-review": 0,
  "threat-model-day": 1,
  "medusa-migration-sprint": 2,
};

/** The composition of a product: chosen for those above, by chance for any other. */
export function layoutOf(handle: string, dice: Dice): number {
  const chosen = Object.hasOwn(CHOSEN, handle) ? CHOSEN[handle] : undefined;
  return chosen ?? dice.variant(LAYOUT_COUNT);
}
