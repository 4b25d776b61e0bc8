import type { Palette } from "./palettes";
import type { Dice } from "./random";

/** What every drawing starts from: its chance, its colours and the prefix of the shared definitions. */
export interface Scene {
  dice: Dice;
  palette: Palette;
  id: string;
  /** which of its compositions a drawing takes */
  layout: number;
}

export type Composition = (scene: Scene) => string;

export function compose(scene: Scene, compositions: [Composition, Composition, Composition]): string {
  return (compositions[scene.layout] ?? compositions[0])(scene);
}

/** Paint of one of the three accent gradients. */
export function accentPaint({ id }: Scene, index: number): string {
  return `url(#${id}${["x", "y", "z"][index % 3]})`;
}

export function accentOf({ palette }: Scene, index: number) {
  return palette.accents[index % 3] as Scene["palette"]["accents"][number];
}

/** The soft shadow that lifts panels off the ground. */
export function lifted({ id }: Scene, content: string): string {
  return `<g filter="url(#${id}s)">${content}</g>`;
}
